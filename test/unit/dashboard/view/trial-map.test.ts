import { describe, expect, it } from 'vitest';
import { type TrialId, trialId } from '../../../../base/ids.ts';
import type { Trial } from '../../../../client/facts.ts';
import { TrialMap } from '../../../../dashboard/view/trial-map.ts';

/** Of all that a trial is, a map reads its id. */
const trial = (id: string, attempts = 0): Trial => ({ id: trialId(id), attempts }) as Trial;
const many = (count: number): Trial[] => Array.from({ length: count }, (_, at) => trial(`t${at}`));
const ids = (map: TrialMap): TrialId[] => [...map.keys()];

describe('the map of trials', () => {
  it('has them in the order in which they came, whatever changes', () => {
    const map = TrialMap.of(many(2_000)).with([trial('t700', 3), trial('new')]);
    expect(map.size).toBe(2_001);
    expect(ids(map)).toEqual([...many(2_000).map(({ id }) => id), 'new']);
    expect(map.get(trialId('t700'))?.attempts).toBe(3);
    expect(map.has(trialId('t2000'))).toBe(false);
    expect([...map].map(([id]) => id)).toEqual(ids(map));
  });

  it('leaves the map that it came from as it was', () => {
    const before = TrialMap.of(many(600));
    const after = before.with([trial('t5', 1), trial('more')]);
    expect(before.size).toBe(600);
    expect(before.get(trialId('t5'))?.attempts).toBe(0);
    expect(before.get(trialId('more'))).toBeUndefined();
    expect(after.get(trialId('more'))).toBeDefined();
  });

  it('may be the beginning of several, each with trials of its own', () => {
    const before = TrialMap.of(many(3));
    const [left, right] = [before.with([trial('left')]), before.with([trial('right'), trial('left')])];
    expect(ids(left)).toEqual(['t0', 't1', 't2', 'left']);
    expect(ids(right)).toEqual(['t0', 't1', 't2', 'right', 'left']);
    expect(ids(TrialMap.empty)).toEqual([]);
  });

  it('shares all parts in which nothing has changed', () => {
    const before = TrialMap.of(many(2_000));
    const after = before.with([trial('t1999', 1)]);
    expect(after.chunks.map((chunk, at) => chunk === before.chunks[at])).toEqual([true, true, true, false]);
    expect(before.with([])).toBe(before);
  });

  it('lists them as they came and as they were planned, and says where one is', () => {
    const at = (id: string, plannedOrder: number): Trial => ({ ...trial(id), plannedOrder });
    const planned = Array.from({ length: 1_500 }, (_, order) => at(`t${order}`, order));
    const map = TrialMap.of(planned);
    expect(map.all).toEqual(planned);
    expect(map.planned).toBe(map.all);
    expect(map.placeOf(trialId('t1030'))).toBe(1_030);

    // Within a part, and between two of which each is in order.
    const [swapped, between] = [map.with([at('t3', 9_000)]), map.with([at('t511', 514)])];
    expect(swapped.planned.at(-1)?.id).toBe('t3');
    expect(between.planned.slice(510, 516).map(({ id }) => id)).toEqual([
      't510',
      't512',
      't513',
      't511',
      't514',
      't515',
    ]);
    const more = map.with([at('new', 1_500)]);
    expect([more.placeOf(trialId('new')), map.placeOf(trialId('new'))]).toEqual([1_500, -1]);
    expect(map.all).toHaveLength(1_500);
  });
});
