import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlannedOrderQueue } from '../../../../coordinator/core/planned-order-queue.ts';

test('gives the lowest position first, each once, as a sorted set would', () => {
  const push = fc.nat(30);
  const pop = fc.constant('pop' as const);
  fc.assert(
    fc.property(fc.array(fc.oneof(push, pop)), (operations) => {
      const queue = new PlannedOrderQueue();
      const model = new Set<number>();
      const popped: (number | undefined)[] = [];
      const expected: (number | undefined)[] = [];
      for (const operation of operations) {
        if (operation === 'pop') {
          const lowest = model.size === 0 ? undefined : Math.min(...model);
          popped.push(queue.pop());
          expected.push(lowest);
          if (lowest !== undefined) model.delete(lowest);
        } else {
          queue.push(operation);
          model.add(operation);
        }
      }
      expect(popped).toEqual(expected);
    }),
  );
});
