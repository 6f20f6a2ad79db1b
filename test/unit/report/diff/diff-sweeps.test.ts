import { describe, expect, it } from 'vitest';
import type { KnownEnvironment } from '../../../../client/environments.ts';
import { diffSweeps } from '../../../../report/diff/diff-sweeps.ts';
import type { DiffSide } from '../../../../report/diff/sweep-diff.ts';
import { diffText } from '../../../../report/diff/diff-text.ts';
import type { TrialRecord } from '../../../../report/trial-record.ts';
import { seededRandom } from '../../../../base/random.ts';
import { finishedTrials, specFrom } from '../finished-sweep.ts';

const yaml = (more = '', factors = 'depth: [2, 3], act: [relu, mish]', run = 'python3, train.py'): string => `
version: 1
name: nets
factors: { ${factors} }
replicates: 4
${more}
response: { primary: clip, goal: maximize, also: [{ name: loss, goal: minimize }] }
trainer: { kind: command, run: [${run}] }
`;

const side = (name: string, text: string, more: Partial<DiffSide> = {}): DiffSide => {
  const spec = specFrom(text);
  return {
    name,
    spec,
    trials: finishedTrials(spec, ({ depth }) => Number(depth)),
    isRunning: false,
    environments: undefined,
    isInferred: false,
    ...more,
  };
};
const shifted = (one: DiffSide, by: (trial: TrialRecord) => number): DiffSide => {
  const random = seededRandom('shifted');
  const move = (trial: TrialRecord) => by(trial) + 0.1 * random.normal();
  const trials = one.trials.map((trial) => ({
    ...trial,
    metrics: { ...trial.metrics, clip: (trial.metrics['clip'] ?? 0) + move(trial) },
  }));
  return { ...one, trials };
};

const environment = (more: Partial<KnownEnvironment>): KnownEnvironment => ({
  hash: 'x',
  commit: 'a'.repeat(40),
  isDirty: false,
  codeSha256: 'c'.repeat(64),
  interpreter: 'python3',
  interpreterVersion: '3.11',
  packages: { torch: '2.1', numpy: '1.26' },
  driver: '550.54',
  agentVersion: '0.1.0',
  ...more,
});

describe('what two sweeps differ in', () => {
  it('is nothing for a sweep that was run again', () => {
    const { factors, design, code, unmatched } = diffSweeps(side('A', yaml()), side('B', yaml()));
    expect({ factors, design, code, unmatched }).toEqual({
      factors: [],
      design: [],
      code: null,
      unmatched: [],
    });
  });

  it('names factors, levels and all else of the design that decides what is run', () => {
    const second = yaml(
      'constraints: ["depth != 5 || act != \\"relu\\""]\nseed: 7',
      'depth: [2, 5], width: [8, 16], act: [relu, mish]',
      'python3, train.py, --fast',
    );
    const found = diffSweeps(side('A', yaml()), side('B', second));
    expect(found.factors).toEqual([
      { factor: 'depth', onlyIn: null, levelsOfFirst: ['3'], levelsOfSecond: ['5'] },
      { factor: 'width', onlyIn: 'second', levelsOfFirst: [], levelsOfSecond: ['8', '16'] },
    ]);
    expect(found.design).toEqual([
      { what: 'seed', first: '0', second: '7' },
      { what: 'constraints', first: '', second: 'depth != 5 || act != "relu"' },
      { what: 'trainer.run', first: 'python3 train.py', second: 'python3 train.py --fast' },
    ]);
    expect(found.unmatched).toEqual(['width']);
    const text = diffText(found);
    expect(text).toContain('depth: only A has 3; only B has 5');
    expect(text).toContain('Cells are matched on the factors that both have: runs also differ in width.');
  });

  it('compares what the counted results ran with, and leaves out what only failed attempts did', () => {
    const ran = (one: DiffSide, hash: string): readonly TrialRecord[] =>
      one.trials.map((trial) => ({ ...trial, environment: hash }));
    const [a, b] = [side('A', yaml()), side('B', yaml())];
    const { code, packages } = diffSweeps(
      {
        ...a,
        trials: ran(a, 'x'),
        environments: [environment({}), environment({ hash: 'failed', driver: '1' })],
      },
      {
        ...b,
        trials: ran(b, 'y'),
        environments: [
          environment({
            hash: 'y',
            commit: 'b'.repeat(40),
            isDirty: true,
            driver: '555',
            packages: { torch: '2.2', numpy: '1.26', peft: '0.2' },
          }),
        ],
      },
    );
    expect(code).toEqual([
      { what: 'commit', first: 'a'.repeat(12), second: `${'b'.repeat(12)} with changes` },
      { what: 'driver', first: '550.54', second: '555' },
    ]);
    expect(packages).toEqual([
      { what: 'peft', first: '', second: '0.2' },
      { what: 'torch', first: '2.1', second: '2.2' },
    ]);
  });

  it('estimates one difference over the shared cells, and says where it is not the same in all', () => {
    const own = yaml('seeds: own');
    const [first, again] = [side('A', own), side('B', own)];
    const { cells, overall, sameInAll } = clip(
      first,
      shifted(again, () => 0.5),
    );
    expect(cells).toHaveLength(4);
    expect(cells.map(({ settings }) => `${settings['depth']} ${settings['act']}`)).toEqual([
      '2 relu',
      '2 mish',
      '3 relu',
      '3 mish',
    ]);
    for (const { lower, upper } of cells) expect([lower, upper].every(Number.isFinite)).toBe(true);
    expect(overall.difference).toBeCloseTo(0.5, 1);
    expect(overall).toMatchObject({ adjustedFor: 'cell', df: 27, reason: null });
    expect((overall.lower ?? 0) < 0.5 && 0.5 < (overall.upper ?? 0)).toBe(true);
    expect(sameInAll?.p).toBeGreaterThan(0.05);
    const uneven = clip(
      first,
      shifted(again, ({ settings }) => (settings['act'] === 'mish' ? 1 : 0)),
    );
    expect(uneven.sameInAll?.p).toBeLessThan(0.001);
    // The sign is that of the second less the first.
    expect(
      clip(
        shifted(again, () => 0.5),
        first,
      ).overall.difference,
    ).toBeCloseTo(-0.5, 1);
  });

  it('compares the means of seeds where both sweeps share them', () => {
    const shared = yaml('seeds: shared');
    const { overall, sameInAll, pairs } = clip(
      side('A', shared),
      shifted(side('B', shared), () => 0.5),
    );
    expect(overall).toMatchObject({ adjustedFor: 'seed', df: 3 });
    expect(sameInAll).toBeNull();
    expect(pairs).toEqual({ runs: 16, equal: 0 });
  });

  it('counts the runs of the same settings and seed that give the same', () => {
    expect(clip(side('A', yaml()), side('B', yaml())).pairs).toEqual({ runs: 16, equal: 16 });
  });

  it('leaves out cells, failures and references that one of the two has', () => {
    const first = side('A', yaml('seeds: own'));
    const trials = first.trials.map(
      (trial): TrialRecord =>
        trial.settings['act'] === 'mish' ? { ...trial, state: 'failed', metrics: {} } : trial,
    );
    const { cells } = clip({ ...first, trials }, side('B', yaml('seeds: own')));
    expect(cells.map(({ settings }) => settings['act'])).toEqual(['relu', 'relu']);
    const none = clip(
      { ...first, trials: trials.filter(({ settings }) => settings['act'] === 'mish') },
      first,
      null,
    );
    expect(none).toBeUndefined();
  });

  it('refuses a response that one of the two lacks', () => {
    expect(() => diffSweeps(side('A', yaml()), side('B', yaml()), 'clap')).toThrow(
      /^E_RESPONSE_UNKNOWN --response no run of A has a "clap"; did you mean/,
    );
  });
});

function clip(first: DiffSide, second: DiffSide): ReturnType<typeof diffSweeps>['responses'][number];
function clip(first: DiffSide, second: DiffSide, none: null): unknown;
function clip(first: DiffSide, second: DiffSide): unknown {
  return diffSweeps(first, second).responses.find(({ response }) => response === 'clip');
}
