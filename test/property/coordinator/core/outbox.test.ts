import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seq } from '../../../../base/ids.ts';
import type { Reply } from '../../../../coordinator/core/answer.ts';
import { Outbox } from '../../../../coordinator/core/outbox.ts';

test('no reply leaves before its position is durable, none is lost, all leave in order', () => {
  const action = fc.record({ events: fc.nat(2), replies: fc.nat(2), durableBy: fc.nat(4) });
  fc.assert(
    fc.property(fc.array(action), (actions) => {
      const outbox = new Outbox();
      const sent: Reply[] = [];
      let decided = 0;
      let durable = 0;
      let calls = 0;
      const send = (replies: readonly Reply[]): void => {
        for (const reply of replies) expect(reply.afterSeq).toBeLessThanOrEqual(durable);
        sent.push(...replies);
      };
      for (const { events, replies, durableBy } of actions) {
        decided += events;
        const answer = { kind: 'release', released: 0 } as const;
        const afterSeq = seq(decided);
        send(outbox.hold(Array.from({ length: replies }, () => ({ call: ++calls, afterSeq, answer }))));
        durable = Math.min(decided, durable + durableBy);
        send(outbox.durable(seq(durable)));
      }
      durable = decided;
      send(outbox.durable(seq(durable)));
      expect(sent.map(({ call }) => call)).toEqual(Array.from({ length: calls }, (_, at) => at + 1));
    }),
  );
});
