import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Command } from './run.ts';

export interface InstalledNode {
  /** As it names itself, such as `24.21.0`. */
  readonly version: string;
  /** A program of it. */
  program(args: readonly string[]): Command;
  /** The npm that runs us, run by it. Native packages are built against its headers. */
  npm(args: readonly string[]): Command;
}

/**
 * Installs npm's package `node` into a folder of its own.
 *
 * @param version as npm takes it: `24`, or `24.21.0`
 * @param options.patient default: true; false gives up at the first failure of the network
 * @returns undefined if the registry does not give it
 */
export function installNode(
  version: string,
  folder: string,
  { patient = true }: { readonly patient?: boolean } = {},
): InstalledNode | undefined {
  mkdirSync(folder, { recursive: true });
  // Its install script puts the binary of this platform in place.
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, allowScripts: { node: true } }),
  );
  const npm = process.env['npm_execpath'];
  const [program, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const args = [...first, 'install', '--silent', '--no-audit', '--no-fund', `node@${version}`];
  const hurry = { npm_config_fetch_retries: '0', npm_config_fetch_timeout: '10000' };
  const env = { ...process.env, ...(patient ? {} : hurry) };
  const { status } = spawnSync(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  return status === 0 ? describeNode(folder, npm) : undefined;
}

function describeNode(folder: string, npm: string | undefined): InstalledNode | undefined {
  const node = join(
    folder,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  const { status, stdout } = spawnSync(node, ['--print', 'process.versions.node'], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: headersIn(folder),
  };
  return {
    version: stdout.trim(),
    program: (args) => ({ program: node, args, env }),
    npm: (args) =>
      npm === undefined ? { program: 'npm', args, env } : { program: node, args: [npm, ...args], env },
  };
}

/** @returns the folder that has `include/node`; undefined where the package has no headers, as on Windows */
function headersIn(folder: string): string | undefined {
  const header = join('include', 'node', 'node.h');
  const found = readdirSync(join(folder, 'node_modules'), { recursive: true, encoding: 'utf8' }).find(
    (path) => path.endsWith(header),
  );
  return found === undefined ? undefined : join(folder, 'node_modules', found.slice(0, -header.length));
}
