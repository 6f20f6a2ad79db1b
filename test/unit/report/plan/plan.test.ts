import { expect, it } from 'vitest';
import { designOf } from '../../../../design/design-of.ts';
import { parseSweep } from '../../../../design/file/parse-sweep.ts';
import { planCost } from '../../../../report/plan/plan-cost.ts';
import { planTable } from '../../../../report/plan/plan-table.ts';

const numbers = (count: number) => `[${Array.from({ length: count }, (_, i) => i + 1).join(', ')}]`;

const sweep = (factors: Record<string, number>, more = '') =>
  parseSweep(
    `version: 1
name: planned
factors:
${Object.entries(factors)
  .map(([name, levels]) => `  ${name}: ${numbers(levels)}`)
  .join('\n')}
response: { primary: y, goal: maximize }
trainer: { kind: command, command: [train] }
${more}`,
    { fileName: 'sweep.yaml' },
  );

it('tells about a large full cross at once, interactions included', () => {
  const spec = sweep({ a: 8, b: 8, c: 8, d: 8, e: 8 });
  const { rank, residualDf, leftOut, rows } = planTable(spec, designOf(spec, 'base'));
  expect({ rank, residualDf, leftOut }).toEqual({ rank: 1 + 35, residualDf: 32_768 - 36, leftOut: 0 });
  expect(rows.every(({ status }) => status === 'ok')).toBe(true);
});

it('leaves the interactions of a large constrained design out, and says so', () => {
  const spec = sweep({ a: 6, b: 6, c: 6, d: 6, e: 6, f: 5 }, "constraints: ['a + b < 12']");
  const { leftOut, rows, rank } = planTable(spec, designOf(spec, 'base'));
  expect({ leftOut, rank }).toEqual({ leftOut: 15, rank: 1 + 5 * 5 + 4 });
  expect(rows).toHaveLength(6);
});

it('asks for more replicates to find a smaller effect', () => {
  const spec = sweep({ a: 3, b: 4 }, 'replicates: 2');
  const needed = (f: number) =>
    planTable(spec, designOf(spec, 'base'), { wantedF: f }).rows[1]?.replicatesNeeded as number;
  expect(needed(0.1)).toBeGreaterThan(needed(0.4));
  expect(needed(0.4)).toBeGreaterThan(1);
});

it('counts GPU-hours, and the time until the last trial of the last wave ends', () => {
  expect(planCost(10, 2, 3_600_000)).toMatchObject({ gpuHours: 20, wallMs: null });
  expect(planCost(10, 2, 3_600_000, 7)).toMatchObject({ gpuHours: 20, atOnce: 3, wallMs: 4 * 3_600_000 });
  expect(planCost(10, 2, 3_600_000, 1)).toMatchObject({ atOnce: 0, wallMs: null });
});
