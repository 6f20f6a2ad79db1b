/** What an interpreter says of itself: its version, and the packages that a program of its can load. */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { limits } from '../../base/limits.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';

export type Interpreter = Pick<RunEnvironment, 'interpreter' | 'interpreterVersion' | 'packages'>;

interface Known {
  readonly interpreter: Interpreter;
  /** Folders of packages, and how they looked when they were read. */
  readonly folders: readonly { readonly path: string; readonly mtimeMs: number }[];
}

const timeoutMs = 20_000;
const bytesMax = 4 * 1024 * 1024;

/** Printed as JSON. Nothing of the packages is loaded. */
const pythonProbe = `
import json, sys, os
try:
    from importlib import metadata
    packages = {d.metadata["Name"]: d.version for d in metadata.distributions() if d.metadata["Name"]}
except Exception:
    packages = {}
print(json.dumps({"version": sys.version.split()[0], "packages": packages,
    "folders": [p for p in sys.path if p and os.path.isdir(p)]}))
`;

/** Asks each interpreter once, and again when one of its folders of packages has changed. */
export class Interpreters {
  readonly #known = new Map<string, Promise<Known>>();

  /** @param program absolute path @param env of the program: it decides where packages are looked for */
  async describe(program: string, env: Readonly<Record<string, string>>, cwd: string): Promise<Interpreter> {
    const key = [program, cwd, ...looked.map((name) => env[name] ?? '')].join('\0');
    const known = await this.#known.get(key);
    if (known !== undefined && (await isFresh(known))) return known.interpreter;
    const asked = ask(program, env, cwd);
    this.#known.set(key, asked);
    return (await asked).interpreter;
  }
}

/** Variables that change what an interpreter loads. */
const looked = ['PATH', 'PYTHONPATH', 'VIRTUAL_ENV', 'CONDA_PREFIX', 'NODE_PATH', 'HOME'];

async function isFresh({ folders }: Known): Promise<boolean> {
  for (const { path, mtimeMs } of folders) if ((await changedMs(path)) !== mtimeMs) return false;
  return true;
}

async function ask(program: string, env: Readonly<Record<string, string>>, cwd: string): Promise<Known> {
  const interpreter = basename(program);
  const run = async (...args: string[]): Promise<string> => {
    const options = { env, cwd, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: bytesMax } as const;
    return (await promisify(execFile)(program, args, options)).stdout;
  };
  const nothing = { interpreter: { interpreter, interpreterVersion: '', packages: {} }, folders: [] };
  try {
    if (/^python[\d.]*$|^pypy[\d.]*$/.test(interpreter))
      return (await pythonFrom(interpreter, await run('-c', pythonProbe))) ?? nothing;
    // Any other program may do anything when it is started: only these are known to answer and end.
    if (!/^(?:node|deno|bun|Rscript|julia)$/.test(interpreter)) return nothing;
    const version = (await run('--version')).split('\n')[0]?.trim().slice(0, 100) ?? '';
    return { interpreter: { interpreter, interpreterVersion: version, packages: {} }, folders: [] };
  } catch {
    return nothing;
  }
}

/** What the probe prints; any program may have the name of an interpreter, and print something else. */
const probeSchema = z.object({
  version: z.string(),
  packages: z.record(z.string(), z.string()),
  folders: z.array(z.string()),
});

function plainJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns undefined for a text that the probe did not print */
export function parsePythonProbe(text: string): z.infer<typeof probeSchema> | undefined {
  const parsed = probeSchema.safeParse(plainJson(text));
  if (!parsed.success) return undefined;
  const { version, packages, folders } = parsed.data;
  const named = Object.entries(packages)
    .map(([name, of]) => [name.toLowerCase().replaceAll(/[-_.]+/g, '-'), of] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .slice(0, limits.environmentPackages);
  return { version, packages: Object.fromEntries(named), folders };
}

async function pythonFrom(interpreter: string, text: string): Promise<Known | undefined> {
  const probed = parsePythonProbe(text);
  if (probed === undefined) return undefined;
  const { version, packages, folders } = probed;
  return {
    // `python3` and `python3.11` are one interpreter of one version.
    interpreter: {
      interpreter: interpreter.startsWith('pypy') ? 'pypy' : 'python',
      interpreterVersion: version,
      packages,
    },
    folders: await Promise.all(folders.map(async (path) => ({ path, mtimeMs: await changedMs(path) }))),
  };
}

const changedMs = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
