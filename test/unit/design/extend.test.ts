import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { designOf } from '../../../design/design-of.ts';
import { type Extension, extendDesign, type PlannedDesign } from '../../../design/extend.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';

const sweep = (lines: string): PlannedDesign => {
  const spec = parseSweep(
    `version: 1\nname: s\n${lines}\nresponse: { primary: score, goal: maximize }\ntrainer: { kind: command, command: "true" }\n`,
    { fileName: 's.yaml' },
  );
  const { hash, trials } = designOf(spec, 'base');
  return { spec, baseVersion: 'base', trials, hash };
};
const after = (planned: PlannedDesign, extension: Extension): PlannedDesign => {
  const { spec, trials, hash } = extendDesign(planned, extension);
  return { spec, baseVersion: 'base', trials: [...planned.trials, ...trials], hash };
};
const two = 'factors: { rank: [1, 4], place: [encoder, decoder, middle] }\nreplicates: 2\nseed: 5';
const refusal = (planned: PlannedDesign, extension: Extension): string => {
  try {
    extendDesign(planned, extension);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was not refused');
};

test('own seeds of added trials are those of no trial before', () => {
  const planned = after(sweep(two), { kind: 'levels', levels: { rank: [8, 16] } });
  const whole = after(planned, { kind: 'replicates', more: 3 });
  expect(new Set(whole.trials.map(({ seed }) => seed)).size).toBe(whole.trials.length);
  expect(whole.trials).toHaveLength(60);
  const shared = after(sweep(`${two}\nseeds: shared`), { kind: 'levels', levels: { rank: [8, 16] } });
  expect(shared.trials.every(({ seed, replicate }) => seed === replicate)).toBe(true);
});

describe('more replicates', () => {
  test('are the very trials, in the very order, of a launch with as many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(1000),
        fc.constantFrom('own', 'shared'),
        (had, more, seed, seeds) => {
          const lines = (replicates: number): string =>
            `factors: { rank: [1, 4], place: [a, b, c] }\nreplicates: ${replicates}\nseed: ${seed}\nseeds: ${seeds}`;
          const extended = after(sweep(lines(had)), { kind: 'replicates', more });
          const launched = sweep(lines(had + more));
          expect(extended.trials).toEqual(launched.trials);
          expect(extended.spec).toEqual(launched.spec);
          expect(extended.hash).not.toBe(launched.hash);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('with references among them', () => {
    const lines = (replicates: number): string =>
      `${two.replace('replicates: 2', `replicates: ${replicates}`)}\nreferences: [{ name: none, settings: { place: nowhere } }]`;
    expect(after(sweep(lines(2)), { kind: 'replicates', more: 1 }).trials).toEqual(sweep(lines(3)).trials);
  });

  test('without blocks are one block of their own, in an order of their own', () => {
    const planned = sweep(`${two}\nblocks: none`);
    const { trials, notes } = extendDesign(planned, { kind: 'replicates', more: 2 });
    expect(new Set(trials.map(({ block }) => block))).toEqual(new Set([2]));
    expect(new Set(trials.map(({ replicate }) => replicate))).toEqual(new Set([3, 4]));
    expect(trials.map(({ plannedOrder }) => plannedOrder)).toEqual(
      Array.from({ length: 12 }, (_, at) => 12 + at),
    );
    expect(trials.map(({ cell }) => cell)).not.toEqual(planned.trials.map(({ cell }) => cell));
    expect(notes.join()).toContain('block 2');
  });
});

describe('more levels', () => {
  test('add the cells that they make, in as many replicates, after what is planned', () => {
    const planned = sweep(`${two}\nconstraints: ['!(rank > 4 && place == "middle")']`);
    const extended = extendDesign(planned, { kind: 'levels', levels: { rank: [16], place: ['none'] } });
    // 2 x 3 cells were there; 3 x 4 less one that the constraint refuses are there now.
    expect(extended.trials).toHaveLength(2 * 5);
    expect(extended.spec.factors.map(({ levels }) => levels)).toEqual([
      [1, 4, 16],
      ['encoder', 'decoder', 'middle', 'none'],
    ]);
    const all = [...planned.trials, ...extended.trials];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ cell }) => cell)).size).toBe(11);
    expect(Math.min(...extended.trials.map(({ cell }) => cell))).toBe(6);
    expect([...new Set(extended.trials.map(({ block }) => block))]).toEqual([3, 4]);
    for (const { replicate, block } of extended.trials) expect(block).toBe(replicate + 2);
    expect(extended.notes.join()).toContain('blocks 3 to 4');
    // The ids are those of any sweep with these settings.
    const launched = sweep(two.replace('[1, 4]', '[1, 4, 16]'));
    const known = new Set(launched.trials.map(({ id }) => id));
    expect(
      extended.trials
        .filter(({ settings }) => settings['place'] === 'encoder')
        .every(({ id }) => known.has(id)),
    ).toBe(true);
  });

  test('are refused where they would not do', () => {
    const planned = sweep(two);
    const refused = (levels: Record<string, (string | number)[]>): string =>
      refusal(planned, { kind: 'levels', levels });
    expect(refused({ rank: [4] })).toContain('factor "rank" already has level 4');
    expect(refused({ rank: ['many'] })).toContain('factor "rank": level "many" is not a number');
    expect(refused({ size: [1] })).toContain('no factor named "size"');
    expect(refused({ rank: [] })).toContain('no new level of factor "rank" is given');
    expect(
      refusal(sweep(`${two}\nconstraints: ['rank < 9']`), { kind: 'levels', levels: { rank: [16] } }),
    ).toContain('it would add no trial');
    const derived = sweep(`${two}\nderive: { twice: { by: rank, map: { 1: 2, 4: 8 } } }`);
    expect(refusal(derived, { kind: 'levels', levels: { rank: [16] } })).toContain(
      'derived column "twice" follows "rank" and has no value for new levels',
    );
    const check = {
      options: () => [],
      column: () => undefined,
      level: () => ({ message: 'too odd', next: 'take less' }),
    };
    expect(() => extendDesign(planned, { kind: 'levels', levels: { rank: [5] } }, check)).toThrow('too odd');
  });
});

describe('the rest of a fraction', () => {
  const half = 'factors: { a: [0, 1], b: [0, 1], c: [0, 1] }\ndesign: { fraction: latin }\nreplicates: 2';

  test('of a half fraction is its fold-over: together they are the full design', () => {
    const planned = sweep(half);
    expect(planned.trials).toHaveLength(8);
    const extended = extendDesign(planned, { kind: 'complete' });
    expect(extended.what).toContain('fold-over');
    const key = ({ settings }: { settings: object }): string => JSON.stringify(settings);
    const full = sweep(half.replace('design: { fraction: latin }', 'design: full'));
    expect(new Set([...planned.trials, ...extended.trials].map(key))).toEqual(new Set(full.trials.map(key)));
    expect(extended.trials).toHaveLength(8);
    // Mirrored: each new cell is an old one with every level the other way.
    const old = new Set(planned.trials.map(key));
    for (const { settings } of extended.trials) {
      const mirrored = Object.fromEntries(
        Object.entries(settings).map(([name, level]) => [name, 1 - Number(level)]),
      );
      expect(old.has(key({ settings: mirrored }))).toBe(true);
    }
    expect(extended.spec.fraction).toBeUndefined();
  });

  test('keeps to the rules of the trainer, and is refused without them', () => {
    const two = { kind: 'diffusion', options: {}, timeoutMs: 0, stallTimeoutMs: 0 } as const;
    const planned = sweep(half.replaceAll(/[01]/g, (digit) => (digit === '0' ? 'x' : 'y')));
    const spec = {
      ...planned.spec,
      trainer: two,
      constraints: [{ kind: 'rule', rule: 'not-all-x' } as const],
    };
    const rule = {
      columns: ['a', 'b', 'c'],
      what: 'a letter',
      spellings: ['x', 'y'],
      canonical: String,
      allows: (settings: Readonly<Record<string, unknown>>) => settings['a'] !== 'x' || settings['b'] !== 'x',
    };
    const check = {
      options: () => [],
      column: () => undefined,
      level: () => undefined,
      rules: { 'not-all-x': rule },
    };
    const { trials } = extendDesign({ ...planned, spec }, { kind: 'complete' }, check);
    expect(trials.length).toBeGreaterThan(0);
    expect(trials.every(({ settings }) => rule.allows(settings))).toBe(true);
    expect(refusal({ ...planned, spec }, { kind: 'complete' })).toMatch(/^E_CONSTRAINT_RULE /);
  });

  test('is not there for a full design, and new levels are not for a fraction', () => {
    expect(refusal(sweep(two), { kind: 'complete' })).toContain('all valid cells already');
    expect(refusal(sweep(half), { kind: 'levels', levels: { a: [2] } })).toContain('fraction');
  });
});

test('extensions follow each other, each chained to all before it, and leave what was planned alone', () => {
  const planned = sweep(two);
  const frozen = JSON.stringify(planned.trials);
  const first = after(planned, { kind: 'levels', levels: { rank: [16] } });
  const second = after(first, { kind: 'replicates', more: 1 });
  expect(JSON.stringify(second.trials.slice(0, planned.trials.length))).toBe(frozen);
  expect(second.trials.map(({ plannedOrder }) => plannedOrder)).toEqual(second.trials.map((_, at) => at));
  expect(new Set(second.trials.map(({ id }) => id)).size).toBe(27);
  expect(Math.max(...second.trials.map(({ block }) => block))).toBe(5);
  expect(new Set([planned.hash, first.hash, second.hash]).size).toBe(3);
  // The same extension of another design has another hash.
  const other = sweep(two.replace('seed: 5', 'seed: 6'));
  expect(after(other, { kind: 'levels', levels: { rank: [16] } }).hash).not.toBe(first.hash);
  expect(after(planned, { kind: 'levels', levels: { rank: [16] } }).hash).toBe(first.hash);
});

describe('an extension over a limit', () => {
  // It planned a hundred million trials before it looked: the end of the process.
  test('is refused before it is planned', () => {
    expect(refusal(sweep(two), { kind: 'replicates', more: 1_000_000 })).toMatch(
      /E_EXTEND .*at most 100,000 replicates/,
    );
    const levels = Array.from({ length: 20 }, (_, at) => at).join(', ');
    const wide = sweep(`factors: { a: [${levels}] }`);
    expect(refusal(wide, { kind: 'replicates', more: 90_000 })).toMatch(/E_DESIGN_TOO_LARGE/);
  });

  test.each(['', ' ', 'a\nb', '\u2028', 'x'.repeat(201)])(
    'is refused with a level that launch refuses: %j',
    (level) => {
      expect(refusal(sweep(two), { kind: 'levels', levels: { place: [level] } })).toMatch('E_EXTEND');
    },
  );
});
