import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designSpace, type SpaceSpec } from '../../../../design/cells/design-space.ts';
import { checkSize, countCells } from '../../../../design/cells/expand.ts';
import { validCells } from '../../../../design/cells/valid-cells.ts';
import { mixedRadix } from '../../../../design/cells/mixed-radix.ts';
import type { Factor, Settings } from '../../../../design/sweep-spec.ts';
import { isAdapterSite } from '../../../../diffusion/adapters/sites.ts';
import { adapterTrainers } from '../../../fixtures/design/adapter-trainers.ts';

const radices = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });

const factorsOf = (sizes: readonly number[]): Factor[] =>
  sizes.map((size, index) => ({
    name: `f${index}`,
    label: `f${index}`,
    levels: Array.from({ length: size }, (_, level) => level),
  }));

const cellsOf = (spec: SpaceSpec): Settings[] => {
  const space = designSpace(spec, adapterTrainers.diffusion?.rules);
  return Array.from(validCells(space), (digits) => space.settingsOf(digits));
};

describe('mixedRadix', () => {
  it('is a bijection between digits and 0 .. size - 1', () => {
    fc.assert(
      fc.property(radices, (sizes) => {
        const cross = mixedRadix(sizes);
        const seen = new Set<string>();
        const digits: number[] = [];
        for (let index = 0; index < cross.size; index++) {
          cross.digitsOf(index, digits);
          seen.add(digits.join());
          const within = digits.every((digit, place) => digit >= 0 && digit < (sizes[place] ?? 0));
          if (!within || cross.indexOf(digits) !== index) throw new Error(`index ${index}: ${digits.join()}`);
        }
        expect(seen.size).toBe(cross.size);
      }),
      { numRuns: 30 },
    );
  });
});

describe('validCells', () => {
  it('is the whole cross in mixed-radix order where nothing is constrained', () => {
    fc.assert(
      fc.property(radices, (sizes) => {
        const cross = mixedRadix(sizes);
        const space = designSpace({ factors: factorsOf(sizes), derive: [], constraints: [] });
        const indices = Array.from(validCells(space), (digits) => cross.indexOf(digits));
        expect(indices).toEqual(Array.from({ length: cross.size }, (_, index) => index));
      }),
      { numRuns: 30 },
    );
  });

  it('is the whole cross filtered by all constraints, and each refuses what it says', () => {
    const sizes = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 4 })));
    const constraint = fc
      .tuple(
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('<', '<=', '>', '>='),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: -1, max: 3 }),
      )
      .map(([left, operator, right, offset]) => ({ left, operator, right, offset }));
    const holds = (
      settings: Settings,
      { left, operator, right, offset }: { left: number; operator: string; right: number; offset: number },
    ): boolean => {
      const difference = Number(settings[`f${left}`]) - Number(settings[`f${right}`]) - offset;
      if (operator === '<') return difference < 0;
      if (operator === '<=') return difference <= 0;
      return operator === '>' ? difference > 0 : difference >= 0;
    };
    fc.assert(
      fc.property(sizes, fc.array(constraint, { maxLength: 3 }), (sizes, constraints) => {
        const factors = factorsOf(sizes);
        // f4 is derived: it follows f1, upside down.
        const derive = [
          {
            name: 'f4',
            by: 'f1',
            map: (factors[1]?.levels ?? []).map((level) => [level, -Number(level)] as const),
          },
        ];
        const all = cellsOf({ factors, derive, constraints: [] });
        const spec = {
          factors,
          derive,
          constraints: constraints.map(({ left, operator, right, offset }) => ({
            kind: 'expression' as const,
            expression: `f${left} - f${right} ${operator} ${offset}`,
          })),
        };
        expect(cellsOf(spec)).toEqual(
          all.filter((settings) => constraints.every((constraint) => holds(settings, constraint))),
        );
        expect(designSpace(spec).constraints.map(({ refused }) => refused)).toEqual(
          constraints.map((constraint) => all.filter((settings) => !holds(settings, constraint)).length),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('keeps valid adapter pairs, in either spelling, wherever the two factors stand', () => {
    const spellings = ['SAin', 'attn1i', 'CAout', 'attn2c', 'ffno', 'Resin', 'transo', 'Resout', 'FFNin'];
    const positions = fc.shuffledSubarray(
      spellings.filter((name) => name !== 'attn1i'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(positions, positions, fc.boolean(), (inputs, outputs, between) => {
        const input = { name: 'input', label: 'input', levels: inputs };
        const output = { name: 'output', label: 'output', levels: outputs };
        const other = { name: 'scale', label: 'scale', levels: [1, 2] };
        const spec: SpaceSpec = {
          factors: between ? [output, other, input] : [input, output, other],
          derive: [],
          constraints: [{ kind: 'rule', rule: 'adapter-positions' }],
        };
        const pairs = inputs.flatMap((from) => outputs.filter((to) => isAdapterSite(from, to)));
        expect(cellsOf(spec)).toHaveLength(pairs.length * 2);
      }),
      { numRuns: 50 },
    );
  });

  it('iterates a million cells without holding them', () => {
    const space = designSpace({ factors: factorsOf([10, 10, 10, 10, 10, 10]), derive: [], constraints: [] });
    let last: string | undefined;
    let count = 0;
    const held = new Set<Int32Array>();
    for (const digits of validCells(space)) {
      held.add(digits);
      count += 1;
      if (count === 1_000_000) last = digits.join('');
    }
    expect([count, last, held.size]).toEqual([1_000_000, '999999', 1]);
  });

  it('skips at once what the first factors refuse: 1e8 cells, 100 of them valid', () => {
    const factors = factorsOf([10_000, 100, 100]);
    const constraints = [
      { kind: 'expression' as const, expression: 'f0 == 9999' },
      { kind: 'expression' as const, expression: 'f1 == f2' },
    ];
    expect(checkSize(designSpace({ factors, derive: [], constraints }), 1)).toBe(100);
  });

  it('needs no scan to see that one constraint leaves nothing', () => {
    const constraints = [{ kind: 'expression' as const, expression: 'f1 > 99999' }];
    const space = designSpace({ factors: factorsOf([10_000, 10_000]), derive: [], constraints });
    expect(() => checkSize(space, 1)).toThrow("'f1 > 99999' removes 100,000,000; loosen one of them");
  });

  it('stops counting at the limit', () => {
    const space = designSpace({ factors: factorsOf([10_000, 10_000]), derive: [], constraints: [] });
    expect(countCells(space, 7)).toBe(7);
  });

  it('refuses a constraint over too many combinations', () => {
    const factors = factorsOf([200, 200, 200]);
    const constraints = [{ kind: 'expression' as const, expression: 'f0 + f1 + f2 < 9' }];
    expect(() => designSpace({ factors, derive: [], constraints })).toThrow(
      "E_CONSTRAINT_TOO_WIDE constraint 'f0 + f1 + f2 < 9' reads factors with 8,000,000 combinations (f0 200 x f1 200 x f2 200)",
    );
  });
});
