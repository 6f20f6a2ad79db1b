/** docs/json.md against what the verbs print: its table is read, each verb of it is run, and the keys are compared. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { shippedBaseVersion } from '../../../cli/input/base-version.ts';
import { trainerChecks } from '../../../cli/input/trainer-checks.ts';
import { yatesProgram } from '../../../cli/run.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { readPage } from '../../docs/markdown.ts';
import { sourceFiles } from '../../tidy/source-files.ts';
import { runVerb } from '../../unit/cli/run-verb.ts';
import { runAllTrials } from './scripted-agent.ts';

type Found = Readonly<Record<string, unknown>>;

/** Words of a row of a table of the page: `a`, `b` and the like. */
const words = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word as string);

const tableAfter = (heading: string): string[][] =>
  (readPage('docs/json.md').split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1));

const objects = new Map(
  tableAfter('Objects').map(([name = '', always = '', sometimes = '']) => [
    words(name)[0] ?? '',
    { always: words(always), sometimes: words(sometimes) },
  ]),
);

const analysis = 'yates/analysis/v2';

const rows = tableAfter('Verbs').map(([command = '', schema = '', keys = '']) => ({
  command: words(command)[0] ?? '',
  schema: words(schema)[0] ?? '',
  keys: [
    ...(keys.includes('those of a trial') ? (objects.get('trial')?.always ?? []) : []),
    // An option that prints otherwise is no key.
    ...words(keys).filter((word) => !word.startsWith('-')),
  ],
}));

/** What takes minutes, a GPU, or trials that left files: that the schema is still called so is all that is looked at. */
const notRun: ReadonlySet<string> = new Set([
  'yates doctor --json',
  'yates doctor --gpus --json',
  'yates doctor --self-test --json',
  'yates get TRIAL --json',
  'yates curves SWEEP --json',
  'yates curves SWEEP --by FACTOR --json',
  'yates score SWEEP ... --json',
]);

describe('docs/json.md', () => {
  let folder = '';
  let coordinator: Coordinator;
  let sweepFile = '';
  const printed = new Map<string, Found>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yates-json-'));
    const dataDir = join(folder, 'data');
    coordinator = await startCoordinator({
      dataDir,
      listen: '127.0.0.1:0',
      baseVersion: shippedBaseVersion(),
      trainers: await trainerChecks(),
    });
    sweepFile = join(folder, 'sweep.yaml');
    writeFileSync(sweepFile, readFileSync(join(packageRoot, 'examples/tiny.yaml'), 'utf8'));
    // What a command of the page stands for; the order matters, as sweeps and trials change.
    const runs: readonly (readonly [command: string, ...argv: string[]])[] = [
      ['yates plan SWEEP --json', 'plan', sweepFile],
      ['yates launch SWEEP --json', 'launch', sweepFile],
      ['yates why TRIAL --json', 'why', '1'],
      ['yates pause SWEEP --json', 'pause', 'tiny'],
      ['yates resume SWEEP --json', 'resume', 'tiny'],
      ['yates set SWEEP ... --json', 'set', 'tiny', 'timeout=8h'],
      ['yates priority SWEEP WEIGHT --json', 'priority', 'tiny', '2'],
    ];
    for (const [command, ...argv] of runs) await run(command, argv);
    await runAllTrials(dataDir, ({ scale }, replicate) =>
      replicate === 0 && scale === 2
        ? 'fail'
        : { clip_image: Number(scale ?? 1) + replicate / 10, heldout_loss: 0.1 },
    );
    const later: readonly (readonly [command: string, ...argv: string[]])[] = [
      ['yates ls --json', 'ls'],
      ['yates show SWEEP --json', 'show', 'tiny'],
      ['yates trial TRIAL --json', 'trial', '1'],
      ['yates agents --json', 'agents'],
      ['yates agents --devices --json', 'agents', '--devices'],
      ['yates agents --readmit AGENT --json', 'agents', '--readmit', 'scripted'],
      ['yates log SWEEP --json', 'log', 'tiny'],
      ['yates gc SWEEP --json', 'gc', 'tiny', '--dry-run'],
      ['yates token list --json', 'token', 'list'],
      ['yates analyse SWEEP --json', 'analyse', 'tiny'],
      ['yates export SWEEP --format json', 'export', 'tiny', '--format', 'json'],
      ['yates extend SWEEP ... --json', 'extend', 'tiny', '--replicates', '+1', '--dry-run'],
      ['yates import TABLE --json', 'import', join(packageRoot, 'test/fixtures/tables/optuna-tpe.csv')],
      ['yates retry SWEEP --json', 'retry', 'tiny'],
      ['yates config --json', 'config'],
    ];
    for (const [command, ...argv] of later) await run(command, argv);
    await launch('second');
    await runAllTrials(dataDir, ({ scale }) => ({ clip_image: Number(scale ?? 1), heldout_loss: 0.1 }));
    await run('yates diff A B --json', ['diff', 'tiny', 'second']);
    await launch('third');
    await run('yates cancel SWEEP --json', ['cancel', 'third']);
  });
  afterAll(async () => {
    await coordinator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The sweep once more, under another name. */
  async function launch(name: string): Promise<void> {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, readFileSync(sweepFile, 'utf8').replace('name: tiny', `name: ${name}`));
    await runVerb('launch', file, ...here());
  }

  const here = (): string[] => ['--coordinator', coordinator.address, '--data', join(folder, 'data')];
  const asks = (verb: string): boolean => !['plan', 'import', 'config', 'token'].includes(verb);

  async function run(command: string, argv: readonly string[]): Promise<void> {
    const [verb = ''] = argv;
    const where = verb === 'token' ? ['--data', join(folder, 'data')] : asks(verb) ? here() : [];
    const json = argv.includes('--format') ? [] : ['--json'];
    const { stdout, stderr } = await runVerb(...argv, ...json, ...where);
    try {
      printed.set(command, JSON.parse(stdout) as Found);
    } catch {
      throw new Error(`${command} printed no JSON: ${stdout}${stderr}`);
    }
  }

  it('says of each command what it prints', () => {
    const found = [...printed].map(([command, value]) => ({
      command,
      schema: value['schema'],
      // Another page has those of the analysis, and a test of its own.
      keys:
        value['schema'] === analysis
          ? []
          : Object.keys(value)
              .filter((key) => key !== 'schema')
              .toSorted(),
    }));
    const written = rows
      .filter(({ command }) => !notRun.has(command))
      .map(({ command, schema, keys }) => ({ command, schema, keys: keys.toSorted() }));
    const by = (left: { command: string }, right: { command: string }) =>
      left.command < right.command ? -1 : 1;
    expect(found.toSorted(by)).toEqual(written.toSorted(by));
  });

  it('names schemas that there are, also of what is not run here', () => {
    const sources = sourceFiles()
      .map(({ text }) => text)
      .join('\n');
    expect(rows.filter(({ schema }) => !sources.includes(`'${schema}'`))).toEqual([]);
    expect([...notRun].filter((command) => !rows.some((row) => row.command === command))).toEqual([]);
  });

  it('has every verb that prints JSON', async () => {
    const { commands } = await yatesProgram();
    const verbs = commands
      .flatMap((one) => [one, ...one.commands])
      .filter(({ options }) => options.some(({ long }) => long === '--json'))
      .map((one) => (one.parent?.name() === 'yates' ? one.name() : `${one.parent?.name()} ${one.name()}`));
    expect(verbs.filter((verb) => !rows.some(({ command }) => command.startsWith(`yates ${verb} `)))).toEqual(
      [],
    );
  });

  it.each([
    [
      'sweep',
      () => [printed.get('yates show SWEEP --json')?.['sweep'], ...list('yates ls --json', 'sweeps')],
    ],
    ['trial', () => list('yates show SWEEP --json', 'trials')],
    ['agent', () => list('yates agents --json', 'agents')],
    ['attempt', () => list('yates trial TRIAL --json', 'attemptList')],
    ['entry', () => list('yates log SWEEP --json', 'entries')],
    ['token', () => list('yates token list --json', 'tokens')],
  ] as const)('has the keys of a %s', (name, seen) => {
    const { always = [], sometimes = [] } = objects.get(name) ?? {};
    const all = seen() as Found[];
    expect(all.length).toBeGreaterThan(0);
    for (const one of all) {
      const keys = Object.keys(one);
      expect(keys.filter((key) => ![...always, ...sometimes].includes(key))).toEqual([]);
      expect(always.filter((key) => !keys.includes(key))).toEqual([]);
    }
  });

  const list = (command: string, key: string): unknown[] => (printed.get(command)?.[key] ?? []) as unknown[];
});
