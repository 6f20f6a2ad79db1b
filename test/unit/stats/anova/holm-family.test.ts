import { expect, it } from 'vitest';
import { finishedTrials, smallSpec } from '../../report/finished-sweep.ts';
import { analyseSweep } from '../../../../report/sweep-analysis.ts';
import { adjustP } from '../../../../stats/anova/adjust-p.ts';
import { testsOf } from '../../../../stats/anova/holm-family.ts';

const responses = [...smallSpec.responses, { name: 'speed', label: 'speed', goal: 'maximize' } as const];
const spec = { ...smallSpec, responses };
const withSpeed = finishedTrials(smallSpec, () => 1).map((trial, i) => ({
  ...trial,
  metrics: { ...trial.metrics, speed: (i * 7) % 11 },
}));
const analysisOf = (response: string) => analyseSweep({ spec, response, interim: false, trials: withSpeed });
const adjustedOf = ({ anova }: ReturnType<typeof analysisOf>) =>
  anova.flatMap(({ pAdjusted }) => (pAdjusted === null ? [] : [pAdjusted]));

it('holds all tests of the primary response, and in another all of the secondary ones', () => {
  const [primary, ...others] = [spec.primary.name, ...responses.map(({ name }) => name)]
    .filter((name, i, names) => names.indexOf(name) === i)
    .map(analysisOf);
  if (primary === undefined) throw new Error('no primary response');
  expect(adjustedOf(primary)).toEqual(adjustP(testsOf(primary)));
  expect(others.length).toBeGreaterThan(1);
  expect(others.flatMap(adjustedOf)).toEqual(adjustP(others.flatMap(testsOf)));
});

it('counts no block', () => {
  const { anova, block } = analysisOf('speed');
  expect(anova.find(({ term }) => term === block)?.pAdjusted ?? null).toBeNull();
});

it('judges each secondary response by the p that its own table prints, runs missing under shared seeds', () => {
  const { seeds: _own, ...shared } = spec;
  const trials = withSpeed.filter(({ replicate, plannedOrder }) => replicate !== 3 || plannedOrder % 4 !== 0);
  const others = responses
    .filter(({ name }) => name !== spec.primary.name)
    .map(({ name }) => analyseSweep({ spec: shared, response: name, interim: false, trials }));
  expect(others.length).toBeGreaterThan(1);
  const adjusted = adjustP(others.flatMap(testsOf));
  for (const [i, value] of others.flatMap(adjustedOf).entries())
    expect(value).toBeCloseTo(adjusted[i] as number, 9);
});
