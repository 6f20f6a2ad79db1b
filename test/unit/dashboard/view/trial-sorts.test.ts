import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Trial } from '../../../../client/facts.ts';
import { sorted } from '../../../../dashboard/view/trial-sorts.ts';
import { modelAt } from '../../../fixtures/dashboard/model-at.ts';

const { model } = modelAt(0);
const [first] = [...model.trials.values()];

const trial = (plannedOrder: number, value: number | undefined): Trial => ({
  ...(first as Trial),
  plannedOrder,
  metrics: value === undefined ? {} : { clip_image: value },
});

it('sorts best first, equal ones and those without a value in planned order, the latter last, either way', () => {
  const value = fc.option(fc.constantFrom(-1, -0, 0, 0.5, 1), { nil: undefined });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), fc.boolean(), fc.nat(), (values, isReversed, turn) => {
      const planned = values.map((one, at) => trial(at, one));
      const at = turn % (planned.length + 1);
      const rows = sorted(
        [...planned.slice(at), ...planned.slice(0, at)],
        'response',
        isReversed,
        model.sweep?.spec,
      );
      const valueOf = ({ metrics }: Trial) => metrics['clip_image'];
      const sign = isReversed ? -1 : 1;
      const expected = planned.toSorted((a, b) => {
        const [left, right] = [valueOf(a), valueOf(b)];
        if (left === undefined || right === undefined)
          return Number(left === undefined) - Number(right === undefined);
        return left === right ? 0 : sign * (left > right ? -1 : 1);
      });
      expect(rows.map(({ plannedOrder }) => plannedOrder)).toEqual(expected.map((each) => each.plannedOrder));
    }),
  );
});
