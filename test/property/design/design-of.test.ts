import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designOf, planSheet } from '../../../design/design-of.ts';
import { designSpace } from '../../../design/cells/design-space.ts';
import { checkSize } from '../../../design/cells/expand.ts';
import { runSheet } from '../../../design/run-sheet.ts';
import type { SweepSpec } from '../../../design/sweep-spec.ts';

const response = { name: 'clip', goal: 'maximize', label: 'clip' } as const;

const base: SweepSpec = {
  version: 1,
  name: 'base',
  description: 'one',
  factors: [
    { name: 'input', label: 'input', levels: ['SAin', 'CAc'] },
    { name: 'scale', label: 'scale', levels: [0.5, 1, 2] },
  ],
  derive: [],
  constraints: [],
  replicates: 2,
  blocks: 'replicate',
  seed: 7,
  primary: response,
  responses: [response],
  trainer: { kind: 'diffusion', options: { steps: 200 }, timeoutMs: 0, stallTimeoutMs: 0 },
  resources: { slots: 1, labels: {} },
  retry: { user: 1, outOfMemory: 1, diverged: 0, timeout: 1, lost: 5, infrastructure: 20, metricsMissing: 1 },
};

const thirty = { cells: 30, references: 0, replicates: 2, blocks: 'replicate', seed: 3 } as const;

/** As earlier versions hashed it, with its run policy. */
const formerHash = (spec: SweepSpec, version: string): string =>
  planSheet(spec, version, () => {}, {}, undefined, 'former').hash;

describe('runSheet', () => {
  it('runs every cell once in each replicate, block after block', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('replicate' as const, 'none' as const),
        fc.maxSafeNat(),
        (cells, replicates, blocks, seed) => {
          const runs = runSheet({ cells, references: 0, replicates, blocks, seed });
          const pairs = runs.map(({ cell, replicate }) => replicate * cells + cell).sort((a, b) => a - b);
          expect(pairs).toEqual(Array.from({ length: cells * replicates }, (_, index) => cells + index));
          const order = runs.map(({ block }) => block);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
          const blockOf = (replicate: number) => (blocks === 'replicate' ? replicate : 1);
          expect(runs.every(({ block, replicate }) => block === blockOf(replicate))).toBe(true);
          expect(runSheet({ cells, references: 0, replicates, blocks, seed })).toEqual(runs);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps the order of earlier blocks when replicates are added', () => {
    const of = (replicates: number) => runSheet({ ...thirty, replicates });
    expect(of(5).slice(0, 60)).toEqual(of(2));
  });

  it('gives each cell each position about equally often', () => {
    const positions = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (let seed = 0; seed < 2000; seed++) {
      for (const [position, { cell }] of runSheet({ ...thirty, cells: 4, replicates: 1, seed }).entries()) {
        const row = positions[cell] as number[];
        row[position] = (row[position] as number) + 1;
      }
    }
    // 500 expected, standard deviation 19.4; seeds are fixed, so this is no gamble.
    for (const count of positions.flat()) expect(Math.abs(count - 500)).toBeLessThan(5 * 19.4);
  });

  it('orders blocks differently', () => {
    const order = runSheet(thirty).map(({ cell }) => cell);
    expect(order.slice(0, 30)).not.toEqual(order.slice(30));
  });
});

describe('references', () => {
  it('stand once in each replicate and leave the order of the cells as it was', () => {
    fc.assert(
      fc.property(
        fc.record({
          cells: fc.integer({ min: 1, max: 30 }),
          references: fc.integer({ min: 1, max: 4 }),
          replicates: fc.integer({ min: 1, max: 4 }),
          blocks: fc.constantFrom('replicate' as const, 'none' as const),
          seed: fc.maxSafeNat(),
        }),
        (plan) => {
          const runs = runSheet(plan);
          const { cells, references, replicates } = plan;
          expect(runs.filter(({ cell }) => cell < cells)).toEqual(runSheet({ ...plan, references: 0 }));
          const beside = runs
            .filter(({ cell }) => cell >= cells)
            .map(({ cell, replicate }) => `${cell} ${replicate}`);
          expect(new Set(beside).size).toBe(references * replicates);
          expect(beside).toHaveLength(references * replicates);
          const order = runs.map(({ block }) => block);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('stand at each position about equally often', () => {
    const positions = [0, 0, 0, 0, 0];
    for (let seed = 0; seed < 2000; seed++) {
      const runs = runSheet({ ...thirty, cells: 4, references: 1, replicates: 1, seed });
      const at = runs.findIndex(({ cell }) => cell === 4);
      positions[at] = (positions[at] as number) + 1;
    }
    // 400 expected, standard deviation 17.9.
    for (const count of positions) expect(Math.abs(count - 400)).toBeLessThan(5 * 17.9);
  });

  it('are in the hash, and a sweep without any hashes as it did before there were any', () => {
    const plain = designOf(base, 'hash');
    const beside = designOf(
      { ...base, references: [{ name: 'none', settings: { adapter: 'none' } }] },
      'hash',
    );
    expect(beside.hash).not.toBe(plain.hash);
    expect(beside.cells).toBe(plain.cells);
    expect(beside.trials.filter(({ reference }) => reference === undefined).map(({ id }) => id)).toEqual(
      plain.trials.map(({ id }) => id),
    );
    expect(formerHash(base, 'hash')).toBe('b238fe94aa179bead2920b9130fb95d35a897696f01077a4bafd39e2404bb5f9');
  });
});

describe('designOf', () => {
  it('is the same for the same sweep and base net', () => {
    expect(designOf(base, 'v1')).toEqual(designOf(structuredClone(base), 'v1'));
  });

  it('is this design: a change of any id or order must be meant', () => {
    const { hash, trials } = designOf(base, 'v1');
    expect(trials.map(({ cell }) => cell)).toMatchInlineSnapshot(`
      [
        2,
        1,
        4,
        3,
        5,
        0,
        5,
        2,
        0,
        3,
        4,
        1,
      ]
    `);
    expect(trials[0]).toMatchInlineSnapshot(`
      {
        "block": 1,
        "cell": 2,
        "id": "exgf5t9xfpkpj9r8mx228ftcph",
        "plannedOrder": 0,
        "replicate": 1,
        "seed": 1,
        "settings": {
          "input": "SAin",
          "scale": 2,
        },
      }
    `);
    expect(formerHash(base, 'v1')).toBe('7a4ba0029de740dcc26127d2eb46f2507696113a7f3be9287ba41527f9a22c1f');
    expect(hash).toMatchInlineSnapshot(`"3b80adc236d6ec9a97e9920a4862111d011066dc83c4eca95dc42c39f63d99cf"`);
  });

  it('with own seeds gives each run another seed of 31 bits, the same again, whatever the design', () => {
    fc.assert(
      fc.property(
        fc.record({
          replicates: fc.integer({ min: 1, max: 6 }),
          blocks: fc.constantFrom('replicate' as const, 'none' as const),
          seed: fc.maxSafeNat(),
        }),
        (wish) => {
          const spec: SweepSpec = { ...base, ...wish, seeds: 'own' };
          const { trials } = designOf(spec, 'v1');
          const seeds = trials.map(({ seed }) => seed);
          expect(new Set(seeds).size).toBe(trials.length);
          expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 1 && seed < 2 ** 31)).toBe(true);
          expect(designOf(structuredClone(spec), 'v1').trials).toEqual(trials);
          // The runs themselves, and their order, are those of the same design with shared seeds.
          const shared = designOf({ ...base, ...wish }, 'v1').trials;
          expect(shared.map(({ cell, replicate, block }) => [cell, replicate, block])).toEqual(
            trials.map(({ cell, replicate, block }) => [cell, replicate, block]),
          );
          expect(new Set([...shared, ...trials].map(({ id }) => id)).size).toBe(2 * trials.length);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('names trials with 26 characters, all different', () => {
    const { trials } = designOf(base, 'v1');
    expect(trials.every(({ id }) => /^[0-9a-hjkmnp-tv-z]{26}$/.test(id))).toBe(true);
    expect(new Set(trials.map(({ id }) => id)).size).toBe(12);
    expect(trials.map(({ plannedOrder }) => plannedOrder)).toEqual(trials.map((_, index) => index));
  });

  const { trainer } = base;
  it.each<[string, Partial<SweepSpec>, string]>([
    ['name', { name: 'other' }, 'v1'],
    [
      'a level',
      { factors: [base.factors[0]!, { name: 'scale', label: 'scale', levels: [0.5, 1, 3] }] },
      'v1',
    ],
    [
      'the order of levels',
      { factors: [base.factors[0]!, { name: 'scale', label: 'scale', levels: [1, 0.5, 2] }] },
      'v1',
    ],
    ['the order of factors', { factors: base.factors.toReversed() }, 'v1'],
    [
      'a derived column',
      {
        derive: [
          {
            name: 'd',
            by: 'scale',
            map: [
              [0.5, 1],
              [1, 2],
              [2, 3],
            ],
          },
        ],
      },
      'v1',
    ],
    ['a constraint', { constraints: [{ kind: 'expression', expression: 'scale < 2' }] }, 'v1'],
    [
      'a constraint that removes nothing',
      { constraints: [{ kind: 'expression', expression: 'scale < 9' }] },
      'v1',
    ],
    ['replicates', { replicates: 3 }, 'v1'],
    ['blocks', { blocks: 'none' }, 'v1'],
    ['seed', { seed: 8 }, 'v1'],
    ['goal', { primary: { ...response, goal: 'minimize' } }, 'v1'],
    ['responses', { responses: [response, { ...response, name: 'loss' }] }, 'v1'],
    ['a trainer option', { trainer: { ...trainer, options: { steps: 201 } } }, 'v1'],
    ['base net', {}, 'v2'],
  ])('has another hash after a change of %s', (_what, change, baseVersion) => {
    expect(designOf({ ...base, ...change }, baseVersion).hash).not.toBe(designOf(base, 'v1').hash);
  });

  it.each([
    ['a time limit', { trainer: { ...trainer, timeoutMs: 1 } }],
    ['a limit of silence', { trainer: { ...trainer, stallTimeoutMs: 1 } }],
    ['retries', { retry: { ...base.retry, lost: 6 } }],
    ['slots', { resources: { slots: 2, labels: {} } }],
    ['labels', { resources: { slots: 1, labels: { gpu: 'h100' } } }],
  ])('has the same hash and ids after a change of %s', (_what, change) => {
    const [before, after] = [designOf(base, 'v1'), designOf({ ...base, ...change }, 'v1')];
    expect(after.hash).toBe(before.hash);
    expect(after.trials).toEqual(before.trials);
  });

  it('has the same hash and ids after a change of kill_grace, which is no option of what is computed', () => {
    const command = (options: SweepSpec['trainer']['options']): SweepSpec => ({
      ...base,
      trainer: { ...trainer, kind: 'command', options: { run: 'python3 train.py', ...options } },
    });
    const before = designOf(command({}), 'v1');
    const after = designOf(command({ kill_grace: '30s' }), 'v1');
    expect([after.hash, after.trials]).toEqual([before.hash, before.trials]);
    expect(designOf(command({ memory_limit: '8GiB' }), 'v1').hash).not.toBe(before.hash);
  });

  it('has the same hash after a change of texts for people', () => {
    const factors = base.factors.map((factor) => ({ ...factor, label: 'another' }));
    const primary = { ...response, label: 'another' };
    const change = { ...base, description: 'two', factors, primary, responses: [primary] };
    expect(designOf(change, 'v1').hash).toBe(designOf(base, 'v1').hash);
  });

  it('names a trial by what it computes, wherever it stands', () => {
    const ids = (spec: SweepSpec, version = 'v1') =>
      new Set(designOf(spec, version).trials.map(({ id }) => id));
    const before = ids(base);
    const same = [
      { ...base, name: 'other', seed: 9, blocks: 'none' as const },
      { ...base, factors: base.factors.toReversed() },
      { ...base, trainer: { ...trainer, timeoutMs: 5 } },
    ];
    for (const spec of same) expect(ids(spec)).toEqual(before);
    const more = ids({ ...base, replicates: 3 });
    expect([...before].every((id) => more.has(id))).toBe(true);
    for (const other of [
      ids({ ...base, trainer: { ...trainer, options: { steps: 201 } } }),
      ids({ ...base, trainer: { ...trainer, kind: 'command' } }),
      ids(base, 'v2'),
    ]) {
      expect([...before].some((id) => other.has(id))).toBe(false);
    }
  });

  it('tells the level 2 from the level "2"', () => {
    const withLevel = (level: string | number): SweepSpec => ({
      ...base,
      factors: [{ name: 'scale', label: 'scale', levels: [level] }],
    });
    expect(designOf(withLevel(2), 'v1').trials[0]?.id).not.toBe(designOf(withLevel('2'), 'v1').trials[0]?.id);
  });

  it('has as many trials as it may, and not one more', () => {
    const sizeOf = (cells: number): number => {
      const levels = Array.from({ length: cells }, (_, level) => level);
      const factors = [{ name: 'a', label: 'a', levels }];
      return checkSize(designSpace({ factors, derive: [], constraints: [] }), 1_000);
    };
    expect(sizeOf(1_000)).toBe(1_000);
    expect(() => sizeOf(1_001)).toThrow('E_DESIGN_TOO_LARGE');
  });
});
