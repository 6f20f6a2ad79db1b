import { describe, expect, it } from 'vitest';
import { trialId } from '../../../../base/ids.ts';
import type { Trial } from '../../../../client/facts.ts';
import { matching, parseFilter } from '../../../../dashboard/view/trial-filter.ts';
import { TrialMap } from '../../../../dashboard/view/trial-map.ts';
import { modelAt } from '../../../fixtures/dashboard/model-at.ts';

const planned = modelAt(1_000).model.sweep?.spec;
const spec = planned && {
  ...planned,
  factors: planned.factors.map((factor) =>
    factor.name === 'scale' ? { ...factor, levels: [0.5, 1, 2] } : factor,
  ),
};

const trial = (at: number, part: Partial<Trial>): Trial =>
  ({
    id: trialId(`t${at}`),
    plannedOrder: at,
    replicate: 1,
    state: 'done',
    settings: {},
    metrics: {},
    agentName: 'boxA',
    attempts: 1,
    durationMs: 0,
    ...part,
  }) as Trial;

const fault = {
  faultClass: 'outOfMemory',
  message: 'the card is full',
  outputTail: '',
} as Trial['fault'];

const trials = TrialMap.of([
  trial(0, { settings: { scale: 1 }, metrics: { val_acc: 0.95 }, durationMs: 2_500 }),
  trial(1, { settings: { scale: 2 }, metrics: { val_acc: 0.9 }, replicate: 2 }),
  trial(2, { settings: { scale: 2 }, metrics: { val_acc: Number.NaN }, agentName: 'boxB', attempts: 3 }),
  trial(3, { settings: { scale: 1 }, state: 'leased' }),
  trial(4, { settings: { scale: 1 }, state: 'failed', fault }),
]);

function numbers(filter: string): number[] {
  const parsed = parseFilter(filter, spec, ['val_acc']);
  expect(parsed.problems).toEqual([]);
  return matching(trials, parsed, spec).map(({ plannedOrder }) => plannedOrder);
}

describe('the filter of the list of trials', () => {
  it.each([
    ['val_acc>.9', [0]],
    ['val_acc>=.9', [0, 1]],
    ['val_acc<1', [0, 1]],
    ['VAL_ACC<0.95', [1]],
    ['val_acc=0.90', [1]],
    ['val_acc=nan', [2]],
    ['val_acc>.9 scale!=1', []],
    ['scale!=1', [1, 2]],
    ['scale=2.0 rep=1', [2]],
    ['rep>1', [1]],
    ['tries>1', [2]],
    ['time>=2.5', [0]],
    ['trial<=2', [0, 1]],
    ['state=running', [3]],
    ['state!=done', [3, 4]],
    ['agent=boxb', [2]],
    ['!failed !running', [0, 1, 2]],
    ['failed', [4]],
    ['oom', [4]],
    ['!oom !running', [0, 1, 2]],
  ])('%s', (filter, expected) => {
    expect(numbers(filter)).toEqual(expected);
  });

  it.each(['val_acc', 'val_acc>', 'scale=', '!', 'rep!='])('is not yet what it will be: %s', (filter) => {
    expect(numbers(filter)).toHaveLength(trials.size);
  });

  it('names the factors and metrics first where nothing is like what was typed', () => {
    const [problem = ''] = parseFilter('qqqqqq>1', spec, ['val_acc']).problems;
    const places = [...(spec?.factors ?? []).map(({ name }) => name), 'val_acc', 'rep'].map((name) =>
      problem.indexOf(name),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('says what a word does not know, and lets it hold', () => {
    const { tests, problems } = parseFilter('val_ac>.9 scale>big', spec, ['val_acc']);
    expect(problems).toEqual([
      'no factor or metric val_ac; did you mean "val_acc"?',
      'scale>big: big is no number',
    ]);
    expect(tests).toEqual([]);
  });

  it.each([
    ['state=faild', 'state has no level faild; did you mean "failed"?'],
    ['scale!=7', 'scale has no level 7; known: 0.5, 1, 2'],
    ['input=caoutt', 'input has no level caoutt; did you mean "caout"?'],
  ])('says of a level that there is none: %s', (filter, problem) => {
    const parsed = parseFilter(filter, spec, []);
    expect(parsed.problems[0]).toContain(problem);
    expect(parsed.tests).toEqual([]);
  });

  it.each(['state=f', 'scale=.', 'scale=.5', 'scale=2.0', 'input=cao'])(
    'takes the beginning: %s',
    (filter) => {
      expect(parseFilter(filter, spec, []).problems).toEqual([]);
    },
  );

  it('knows of no level where trials outside of the design may have others', () => {
    if (spec === undefined) throw new Error('no sweep');
    const references = [{ name: 'other', settings: { scale: 7 }, replicates: 1 }];
    expect(parseFilter('scale=7', { ...spec, references } as typeof spec, []).problems).toEqual([]);
  });
});
