/**
 * `npm run test:hydra`: what a trial gets by `{args:hydra}` and `{name:hydra}` is read back unchanged by the real hydra-core. It installs
 * hydra-core from PyPI into `.hydra/`, which Git ignores (once; a few MB). 2,000 levels are drawn; `-- --levels 20000` draws more, and
 * FAST_CHECK_SEED=random others. `-- --write` writes what Hydra made of some of them to vectors.json, which CI holds against.
 * Then `yates init` reads the project in project/, and `yates up` runs the sweep that it wrote. Wants python3 with venv.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { hydraValue } from '../../agent/command/hydra-value.ts';
import { packageRoot } from '../../base/package-root.ts';
import type { Level } from '../../design/sweep-spec.ts';
import '../property-seed.ts';
import { anyLevel, awkwardLevels } from './levels.ts';

const { values } = parseArgs({
  options: {
    levels: { type: 'string', default: '2000' },
    write: { type: 'boolean', default: false },
    python: { type: 'string', default: 'python3' },
  },
});
const hydraVersion = '1.3.8';
const root = join(packageRoot, '.hydra');
const python = join(root, 'bin', 'python');
const vectorsFile = join(import.meta.dirname, 'vectors.json');

interface Read {
  readonly value?: unknown;
  readonly error?: string;
}

function run(program: string, args: readonly string[], input = '', cwd = packageRoot): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status === 0) return stdout;
  throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `${stdout}\n${stderr}`.slice(-3_000)}`);
}

function install(): void {
  if (!existsSync(python)) run(values.python, ['-m', 'venv', root]);
  const pip = ['-m', 'pip', '--quiet', '--disable-pip-version-check', 'install'];
  run(python, [...pip, `hydra-core==${hydraVersion}`]);
}

const readBack = (words: readonly string[]): Read[] =>
  JSON.parse(run(python, [join(import.meta.dirname, 'read_back.py')], JSON.stringify(words))) as Read[];

/** A float and an int of the same value are one level: JSON does not tell them apart. */
const isSame = (level: Level, { value }: Read): boolean => Object.is(value, level) || value === level;

/** A sweep of a project with groups, from its first try to its last trial. */
function runProject(): void {
  const folder = join(root, 'project');
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(import.meta.dirname, 'project'), folder, { recursive: true });
  const yates = (...args: string[]): string =>
    run(process.execPath, [join(packageRoot, 'dist', 'cli', 'main.js'), ...args], '', folder);
  yates(
    'init',
    'train.py',
    '--python',
    python,
    '--set',
    'note=a, "b"',
    '--factor',
    'model',
    '--factor',
    'optim_lr',
    '--factor',
    "data_name=x y,it's",
  );
  yates('up', 'sweep.yaml', '--plain', '--agents', '1', '--slots', '2', '--listen', '127.0.0.1:0');
  const { trials } = JSON.parse(yates('export', '--format', 'json')) as {
    readonly trials: readonly { readonly state: string }[];
  };
  const done = trials.filter(({ state }) => state === 'done');
  // Each has written into a folder of its own, beside that of the first try.
  const folders = readdirSync(join(folder, 'outputs')).length - 1;
  process.stdout.write(`yates init and up: ${done.length} of 16 trials done, in ${folders} folders\n`);
  if (done.length !== 16 || folders !== 16) throw new Error(JSON.stringify(trials, undefined, 1));
}

install();
const drawn = fc.sample(anyLevel, Number(values.levels));
const levels = [...new Set([...awkwardLevels, ...drawn])].filter((level) => level !== '???');
const written = levels.map((level) => hydraValue(level));
const read = readBack(written.map((value, at) => `x${at}=${value}`));
const wrong = levels.flatMap((level, at) => {
  const got = read[at] ?? { error: 'nothing was read' };
  return isSame(level, got) ? [] : [{ level, written: written[at], ...got }];
});
for (const one of wrong.slice(0, 20)) process.stdout.write(`${JSON.stringify(one)}\n`);
process.stdout.write(
  `hydra-core ${hydraVersion}: ${levels.length - wrong.length} of ${levels.length} levels read as they are\n`,
);
if (values.write && wrong.length === 0) {
  const kept = levels.slice(0, awkwardLevels.length + 100);
  const vectors = kept.map((level, at) => ({ level, written: written[at] }));
  const lines = vectors.map((vector) => JSON.stringify(vector)).join(',\n');
  writeFileSync(vectorsFile, `{"hydra": "${hydraVersion}", "vectors": [\n${lines}\n]}\n`);
}
process.exitCode = wrong.length === 0 ? 0 : 1;
runProject();
