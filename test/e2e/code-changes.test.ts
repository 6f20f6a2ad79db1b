/** A program that is changed, by a commit, while its sweep runs: said while there is time to stop it, and adjusted for afterwards. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRunning, YatesProcess } from './yates-process.ts';

/** Worth of the changed program over the first, which no factor explains. */
const shift = 100;
const replicates = 4;

let folder: string;
const started: YatesProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-code-'));
});
afterAll(async () => {
  for (const one of started) if (isRunning(one.pid)) one.kill('SIGTERM');
  for (const one of started) await one.exited;
  rmSync(folder, { recursive: true, force: true });
});

const path = (...names: string[]): string => join(folder, ...names);

function start(...args: string[]): YatesProcess {
  const one = new YatesProcess(args, folder);
  started.push(one);
  return one;
}

/** @returns what a verb says of the data folder */
async function run(...args: string[]): Promise<string> {
  const one = start(...args, ...(args.includes('sweep.csv') ? [] : ['--data', 'd']));
  expect(await one.exited, one.output).toBe(0);
  return one.output;
}

/** Each run waits for a file of its own number. */
const program = (offset: number): string => `echo run >> "$1/runs"
while [ ! -e "$1/go-$(($(wc -l < "$1/runs")))" ]; do sleep 0.05; done
echo "{\\"result\\":{\\"y\\":$(($2 * 3 + YATES_SEED % 2 + ${offset}))}}"
`;

function commit(text: string): void {
  const git = (...args: string[]): string =>
    execFileSync(
      'git',
      ['-c', 'user.name=n', '-c', 'user.email=e@example.org', '-c', 'commit.gpgsign=false', ...args],
      { cwd: path('code'), encoding: 'utf8' },
    );
  if (!existsSync(path('code'))) execFileSync('git', ['init', '-q', path('code')]);
  writeFileSync(path('code', 'train.sh'), text);
  git('add', '.');
  git('commit', '-qm', 'train');
}

const runs = (): number =>
  existsSync(path('runs')) ? readFileSync(path('runs'), 'utf8').trim().split('\n').length : 0;
const letGo = (number: number): void => writeFileSync(path(`go-${number}`), '');

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a program that changes within its sweep', () => {
  it('is named while its first trial runs, in show and export afterwards, and can be blocked on', async () => {
    commit(program(0));
    writeFileSync(
      path('sweep.yaml'),
      `version: 1
name: changed
factors: { x: [1, 2] }
replicates: ${replicates}
response: { primary: y, goal: minimize }
trainer: { kind: command, cwd: ${path('code')}, run: [sh, train.sh, '${folder}', '{x}'] }
`,
    );
    const coordinator = start('coordinator', '--data', 'd', '--listen', '127.0.0.1:0');
    await coordinator.says(/listening on/);
    await run('launch', 'sweep.yaml');
    const watch = start('watch', '--plain', '--data', 'd');
    await watch.says(/changed/);
    const joining = ['--join-file', 'd/secrets/agents.join', '--allow-command', 'sh'];
    start('agent', ...joining, '--data', 'a', '--slots', '1', '--name', 'a');

    const half = replicates;
    for (let number = 1; number < half; number++) letGo(number);
    await until(() => runs() === half);
    // Nothing runs while the program is changed: a shell reads its script bit by bit.
    await run('pause');
    letGo(half);
    await watch.says(new RegExp(String.raw`\[${half}/${2 * half}\] done`));
    commit(program(shift));
    await run('resume');
    await until(() => runs() > half);
    // The trial runs, and ends only once it is let go.
    const news =
      /trial \S+ (?:\(.*\) )?runs with other code or another environment than the sweep's first: commit \w+ -> \w+, other code/;
    await watch.says(news);
    await until(() => news.test(readFileSync(path('d', 'coordinator.log'), 'utf8')));
    const during = await run('show');
    expect(during).toMatch(/environments +\w{12}: the first of 2\n +\w{12}: commit \w+ -> \w+, other code/);
    expect(during).toContain(`${half} done of ${2 * half}`);

    for (let number = half + 1; number <= 2 * half; number++) letGo(number);
    await watch.exited;
    // What it says beside the table has no table's commas.
    const [header = '', ...lines] = (await run('export'))
      .split('\n')
      .filter((line) => line.split(',').length > 9);
    const column = header.split(',').indexOf('run_environment');
    // A run that ends before its environment is known, on a very busy machine, has none.
    const environments = lines.map((line) => line.split(',')[column]).filter((text) => text !== '');
    expect(new Set(environments).size).toBe(2);
    writeFileSync(path('sweep.csv'), `${[header, ...lines].join('\n')}\n`);

    for (const what of [['changed'], ['sweep.csv', '--formula', 'y ~ C(x)']]) {
      const { block, sigma } = await analysed(...what, '--block', 'run_environment');
      expect(block, what.join(' ')).toBe('run_environment');
      // All that is left is what seeds do.
      expect(sigma).toBeLessThan(1);
    }
    expect((await analysed('sweep.csv', '--formula', 'y ~ C(x)')).sigma).toBeGreaterThan(shift / 4);
  });
});

async function analysed(...args: string[]): Promise<{ block: string | null; sigma: number }> {
  return JSON.parse(await run('analyse', ...args, '--json')) as { block: string | null; sigma: number };
}
