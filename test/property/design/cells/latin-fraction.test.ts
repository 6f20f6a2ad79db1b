import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../../base/package-root.ts';
import { designOf } from '../../../../design/design-of.ts';
import { parseSweep } from '../../../../design/file/parse-sweep.ts';
import { adapterTrainers } from '../../../fixtures/design/adapter-trainers.ts';
import { planTable } from '../../../../report/plan/plan-table.ts';
import { faultsOf } from '../../../unit/design/sweep-text.ts';

type Sizes = Readonly<Record<string, number>>;

const sweep = (sizes: Sizes, design: string, constraint = 'true') => `version: 1
name: fraction
factors:
${Object.entries(sizes)
  .map(([name, size]) => `  ${name}: [${Array.from({ length: size }, (_, i) => i).join(', ')}]`)
  .join('\n')}
constraints: ['a >= 0 && ${constraint}']
design: ${design}
response: { primary: y, goal: maximize }
trainer: { kind: command, command: [train] }
`;

const designOfText = (text: string) => {
  const spec = parseSweep(text, { fileName: 'sweep.yaml', trainers: adapterTrainers });
  return { spec, design: designOf(spec, 'base', adapterTrainers) };
};

/** How often each pair of two factors' levels is run. */
function pairCounts(
  trials: readonly { settings: Readonly<Record<string, unknown>> }[],
  pair: string[],
): number[] {
  const counts = new Map<string, number>();
  for (const { settings } of trials) {
    const key = pair.map((name) => String(settings[name])).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()];
}

describe('a latin fraction', () => {
  it('keeps 1 / levels of the cells, and every pair of levels equally often', () => {
    const multiple = (k: number) => fc.integer({ min: 1, max: 3 }).map((times) => times * k);
    const sizes = fc
      .integer({ min: 2, max: 4 })
      .chain((k) => fc.tuple(multiple(k), multiple(k), fc.integer({ min: 1, max: 5 }), fc.constant(k)));
    fc.assert(
      fc.property(sizes, ([a, b, c, d]) => {
        const { design } = designOfText(sweep({ a, b, c, d }, '{ fraction: latin }'));
        expect(design).toMatchObject({ valid: a * b * c * d, cells: a * b * c });
        const sizeOf: Sizes = { a, b, c, d };
        for (const pair of [
          ['a', 'b'],
          ['a', 'c'],
          ['a', 'd'],
          ['b', 'd'],
          ['c', 'd'],
        ]) {
          const [first, second] = pair.map((name) => sizeOf[name] as number) as [number, number];
          const counts = pairCounts(design.trials, pair);
          expect(counts).toHaveLength(first * second);
          expect(new Set(counts).size).toBe(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('takes factors that a constraint ties together as one', () => {
    // 12 of 16 pairs of a and b are valid, a multiple of 4.
    const text = sweep({ a: 4, b: 4, c: 4, d: 4 }, '{ fraction: latin, by: c }', 'a != b');
    const { design, spec } = designOfText(text);
    expect(design).toMatchObject({ crossed: 256, valid: 192, cells: 48 });
    for (const pair of [
      ['a', 'c'],
      ['b', 'c'],
      ['c', 'd'],
    ])
      expect(new Set(pairCounts(design.trials, pair)).size).toBe(1);
    expect(planTable(spec, design).relativeEfficiency).toBeCloseTo(1, 10);
  });

  it('of the whole space of the paper is its 80-run plan: as good a run as any of the 320', () => {
    const text = readFileSync(join(packageRoot, 'examples/paper-80.yaml'), 'utf8');
    const { design, spec } = designOfText(text);
    expect(design).toMatchObject({ crossed: 1120, valid: 320, cells: 80 });
    const { relativeEfficiency, rows, rank } = planTable(spec, design);
    expect(relativeEfficiency).toBeCloseTo(1, 10);
    expect({ terms: rows.length, rank }).toEqual({ terms: 4, rank: 1 + 13 + 3 + 3 });
  });

  it('is another design than the full one, and the same each time', () => {
    const sizes = { a: 2, b: 2, c: 2 };
    const hashes = [
      'full',
      '{ fraction: latin }',
      '{ fraction: latin, by: a }',
      '{ fraction: latin, by: c }',
    ].map((design) => designOfText(sweep(sizes, design).replace(/constraints.*\n/, '')).design.hash);
    expect(new Set(hashes).size).toBe(3);
    expect(hashes[1]).toBe(hashes[3]);
  });

  it.each([
    [
      sweep({ a: 4, b: 3, c: 2 }, '{ fraction: latin }'),
      /^E_DESIGN_FRACTION 8:1 .* there are: a 4, b 3; name another/,
    ],
    [
      sweep({ a: 4, b: 4, c: 2 }, '{ fraction: latin, by: a }'),
      /^E_DESIGN_FRACTION .* reads "a", which must follow/,
    ],
    [
      sweep({ a: 4, b: 4, c: 2 }, '{ fraction: latin, by: x }'),
      /^E_DESIGN_FRACTION 8:32 no factor named "x"/,
    ],
    [sweep({ a: 4, b: 4, c: 2 }, '{ fraction: half }'), /^E_SWEEP_VALUE 8:/],
    [sweep({ a: 4, b: 4, c: 2 }, 'ful'), /^E_SWEEP_VALUE 8:/],
  ])('is refused where it cannot be had', (text, expected) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(expected);
  });
});
