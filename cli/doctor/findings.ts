/** What `yates doctor` looks at. Each check answers for itself: none can end the others. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { groupPlace } from '../../agent/cgroup/attempt-groups.ts';
import { plural } from '../../base/plural.ts';
import { entryPoint } from '../../base/entry-point.ts';
import { YatesError } from '../../base/error.ts';
import { trainingPackages } from '../../base/missing-package.ts';
import { packageRoot, packageVersion } from '../../base/package-root.ts';
import { defaultCoordinator } from '../options/coordinator-option.ts';
import { listSweeps } from '../../client/ask.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';

export interface Finding {
  readonly what: string;
  /** `note`: works, but the user may want to know. */
  readonly verdict: 'ok' | 'note' | 'fail';
  readonly text: string;
  readonly next?: string;
}

export async function examine(coordinator: string): Promise<Finding[]> {
  return [
    nodeVersion(),
    machine(),
    await guarded('log', log),
    await guarded('base net', async () => baseNet()),
    await guarded('trainer', trainer),
    controlGroups(),
    await guarded('port', port),
    await coordinatorThere(coordinator),
    terminal(),
  ];
}

async function guarded(what: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    const text =
      error instanceof YatesError ? error.what : error instanceof Error ? error.message : String(error);
    const next = error instanceof YatesError ? error.next : undefined;
    return {
      what,
      verdict: 'fail',
      text: text.split('\n')[0] ?? text,
      ...(next === undefined ? {} : { next }),
    };
  }
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  const text = `yates ${packageVersion} on node ${process.versions.node}`;
  if (supported) return { what: 'versions', verdict: 'ok', text };
  return { what: 'versions', verdict: 'fail', text, next: 'install Node.js 22, 24 or 26' };
}

function machine(): Finding {
  const gib = (totalmem() / 2 ** 30).toFixed(1);
  return { what: 'machine', verdict: 'ok', text: `${availableParallelism()} cores, ${gib} GiB of memory` };
}

/** Opens and closes a real log: the binding of SQLite, its thread, and a folder that takes files. */
async function log(): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'yates-doctor-'));
  try {
    const [{ chooseDriver }, { openSqliteLog }] = await Promise.all([
      import('../../base/sqlite/choose-driver.ts'),
      import('../../coordinator/log/sqlite/sqlite-log.ts'),
    ]);
    const opened = await openSqliteLog(join(folder, 'yates.db'));
    await opened.close();
    return { what: 'log', verdict: 'ok', text: `SQLite opens and writes, through ${chooseDriver().title}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function baseNet(): Finding {
  const folder = join(packageRoot, 'diffusion', 'weights');
  const { file, sha256 } = JSON.parse(readFileSync(join(folder, 'base.json'), 'utf8')) as {
    file: string;
    sha256: string;
  };
  const bytes = readFileSync(join(folder, file));
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== sha256) {
    return { what: 'base net', verdict: 'fail', text: `${file} is damaged`, next: 'reinstall yates' };
  }
  const mib = (bytes.length / 2 ** 20).toFixed(1);
  return { what: 'base net', verdict: 'ok', text: `${file}, ${mib} MiB, version ${sha256.slice(0, 12)}` };
}

/** Where npm left them out, nothing but training is missed. */
function missingForTraining(): Finding | undefined {
  const places = createRequire(import.meta.url).resolve.paths('x') ?? [];
  const missing = trainingPackages().filter(
    (name) => !places.some((modules) => existsSync(join(modules, name, 'package.json'))),
  );
  if (missing.length === 0) return undefined;
  const more = missing.length > 3 ? `, and ${missing.length - 3} more` : '';
  return {
    what: 'trainer',
    verdict: 'note',
    text: `not installed: ${missing.slice(0, 3).join(', ')}${more}; trials of kind command run without`,
    next: 'for training, install Yates again without --omit=optional (in a checkout: npm ci)',
  };
}

/** In a process of its own, as trials are: a native library that aborts must not take the doctor with it. */
async function trainer(): Promise<Finding> {
  const missing = missingForTraining();
  if (missing !== undefined) return missing;
  const args = entryPoint(new URL('./backend.ts', import.meta.url), import.meta.url);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 });
    const description = stdout.trim().split('\n').at(-1) ?? '';
    return { what: 'trainer', verdict: 'ok', text: `backend ${description}` };
  } catch (error) {
    const { stderr = '', signal } = error as { stderr?: string; signal?: string | null };
    const last = stderr.trim().split('\n').at(-1) ?? '';
    const text = `no backend works (${signal ?? (last || (error as Error).message)})`;
    return { what: 'trainer', verdict: 'fail', text, next: 'try YATES_BACKEND=cpu yates doctor' };
  }
}

/** Where programs get none, one that clears its environment and leaves its session outlives its trial. */
function controlGroups(): Finding {
  const what = 'processes';
  const place = groupPlace();
  if ('folder' in place)
    return { what, verdict: 'ok', text: `programs get control groups of their own, in ${place.folder}` };
  return {
    what,
    verdict: 'note',
    text: `no control groups (${place.trouble}): a program that leaves its session and clears its environment outlives its trial`,
    next: 'start the agent as root, in a container that may write /sys/fs/cgroup, or by `systemd-run --user --scope -p Delegate=yes yates agent`',
  };
}

function port(): Promise<Finding> {
  const number = Number(defaultCoordinator.split(':')[1]);
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const text = `${number} is taken (${error.code})`;
      resolve({
        what: 'port',
        verdict: 'note',
        text,
        next: 'your own coordinator may run there; if not, choose another port with --listen',
      });
    });
    server.listen(number, '127.0.0.1', () => {
      server.close(() => resolve({ what: 'port', verdict: 'ok', text: `${number} is free` }));
    });
  });
}

async function coordinatorThere(address: string): Promise<Finding> {
  const what = 'coordinator';
  try {
    const sweeps = await withCoordinator({ coordinator: address }, listSweeps);
    return { what, verdict: 'ok', text: `at ${address}, with ${plural(sweeps.length, 'sweep')}` };
  } catch (error) {
    if (!(error instanceof YatesError)) throw error;
    return {
      what,
      verdict: 'note',
      text: `${address}: ${error.what}`,
      next: '`yates up SWEEP` starts its own',
    };
  }
}

function terminal(): Finding {
  const { stdout } = process;
  if (!stdout.isTTY) {
    return {
      what: 'terminal',
      verdict: 'note',
      text: 'none: a run prints a line a trial instead of the dashboard',
    };
  }
  const size = `${stdout.columns} x ${stdout.rows}`;
  const fits = stdout.columns >= 80 && stdout.rows >= 24;
  const colours = stdout.hasColors() ? 'colours' : 'no colours';
  if (fits) return { what: 'terminal', verdict: 'ok', text: `${size}, ${colours}` };
  return {
    what: 'terminal',
    verdict: 'note',
    text: size,
    next: 'make the window 80 x 24 or larger for the dashboard',
  };
}
