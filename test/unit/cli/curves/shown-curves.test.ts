import { describe, expect, it } from 'vitest';
import { trialId } from '../../../../base/ids.ts';
import { ShownCurves } from '../../../../cli/curves/shown-curves.ts';
import type { CurvesOfTrial } from '../../../../cli/curves/curves-table.ts';

/** A trial that reported each metric at two steps. */
function trial(number: number, metrics: readonly string[], steps: readonly number[] = [1, 2]): CurvesOfTrial {
  const curve = { steps: [...steps], values: [number, number], elapsedMs: [0, 0] };
  return {
    trial: { plannedOrder: number } as CurvesOfTrial['trial'],
    reported: {
      trialId: trialId(`t${number}`),
      attempts: [1],
      curves: new Map(metrics.map((name) => [name, curve])),
    },
  };
}

describe('curves of which one metric is shown', () => {
  it('are those of the loss, also if trials before it reported none', () => {
    const shown = new ShownCurves();
    for (const one of [trial(1, ['accuracy']), trial(2, ['accuracy', 'loss_of_g']), trial(3, ['loss'])])
      shown.add(one);
    expect([shown.metric, shown.others]).toEqual(['loss_of_g', ['accuracy', 'loss']]);
    expect(shown.all.map(({ trial: { plannedOrder } }) => plannedOrder)).toEqual([2]);
  });

  it('are those that were asked for, and nothing of the others is kept but their names', () => {
    const shown = new ShownCurves('accuracy');
    shown.add(trial(1, ['loss', 'accuracy']));
    shown.add(trial(2, ['loss']));
    expect(shown.all.map(({ reported: { curves } }) => [...curves.keys()])).toEqual([['accuracy']]);
    expect(shown.others).toEqual(['loss']);
  });

  it('share their steps where they are the same', () => {
    const shown = new ShownCurves();
    for (const one of [trial(1, ['loss']), trial(2, ['loss']), trial(3, ['loss'], [1, 3])]) shown.add(one);
    const [first, second, third] = shown.all.map(({ reported }) => reported.curves.get('loss')?.steps);
    expect(second).toBe(first);
    expect(third).toEqual([1, 3]);
  });
});
