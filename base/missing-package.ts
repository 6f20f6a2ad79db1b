/** Packages that npm leaves out where nobody wants them (`--omit=optional`) or where they cannot be built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from './error.ts';
import { packageRoot } from './package-root.ts';

interface Wanted {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

function wanted(): Wanted {
  return JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as Wanted;
}

/** Optional packages that some backends or Node versions use, and that training does without. */
const spare: ReadonlySet<string> = new Set([
  '@tensorflow/tfjs-backend-webgpu',
  '@tensorflow/tfjs-node-gpu',
  'better-sqlite3',
  'koffi',
  'webgpu',
]);

/** Names of the optional packages that training cannot do without. */
export const trainingPackages = (): string[] =>
  Object.keys(wanted().optionalDependencies).filter((name) => !spare.has(name));

export function missingPackage(name: string, cause?: unknown): YatesError {
  const { dependencies, optionalDependencies } = wanted();
  const version = dependencies[name] ?? optionalDependencies[name];
  const packageAndVersion = version === undefined ? name : `${name}@${version}`;
  return new YatesError({
    code: 'E_DATA_PACKAGE',
    message: `the npm package ${name} is not installed`,
    next: `run npm install ${packageAndVersion}, or npm ci for all of them; outside of a checkout, install Yates again without --omit=optional`,
    cause,
  });
}

/** @returns what to do, for the error of Node that one of our optional packages is not there; undefined for any other */
export function missingPackageOf(error: unknown): YatesError | undefined {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return undefined;
  const [, name = ''] = /^Cannot find (?:package|module) '([^']+)'/.exec(String(message)) ?? [];
  const packageName = /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '';
  return packageName in wanted().optionalDependencies ? missingPackage(packageName, error) : undefined;
}
