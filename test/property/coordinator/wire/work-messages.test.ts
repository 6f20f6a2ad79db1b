/** Any bytes that an agent sends on its stream are either understood or refused with a message. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { YatesError } from '../../../../base/error.ts';
import {
  completeFromWire,
  failFromWire,
  leaseFromWire,
  releaseFromWire,
  renewFromWire,
} from '../../../../coordinator/wire/from-wire.ts';
import { yates } from '../../../../proto/generated/yates.js';

const { WorkRequest } = yates.v1;
const lease = { trialId: '0m4x', fence: 3 };
const sound = WorkRequest.encode({
  logId: 'log',
  leases: [{ requestId: 'l', slots: 2, waitMs: 5, seenFence: 3 }],
  renews: [{ requestId: 'r', held: [lease] }],
  completes: [{ requestId: 'c', results: [{ ...lease, metrics: [{ name: 'score', value: 1 }] }] }],
  fails: [{ requestId: 'f', ...lease, fault: { message: 'boom' } }],
  releases: [{ requestId: 's', held: [lease], reason: 'x' }],
  cancels: ['l'],
}).finish();

function decoded(bytes: Uint8Array): yates.v1.WorkRequest | undefined {
  try {
    return WorkRequest.decode(bytes);
  } catch {
    // No message: grpc-js ends the stream before any handler sees it.
    return undefined;
  }
}

/** @returns the number of requests that were understood; the others were refused in words */
function understand({ leases, renews, completes, fails, releases }: yates.v1.WorkRequest): number {
  const sender = { agentId: agentId('a'), logId: '' };
  let understood = 0;
  const attempt = (read: () => unknown): void => {
    try {
      read();
      understood++;
    } catch (error) {
      if (!(error instanceof YatesError)) throw error;
    }
  };
  for (const one of leases) attempt(() => leaseFromWire(one, sender));
  for (const one of renews) attempt(() => renewFromWire(one, sender));
  for (const one of completes) attempt(() => completeFromWire(one, sender));
  for (const one of fails) attempt(() => failFromWire(one, sender));
  for (const one of releases) attempt(() => releaseFromWire(one, sender));
  return understood;
}

it('understands a sound message', () => {
  expect(understand(WorkRequest.decode(sound))).toBe(5);
});

it('survives bytes that were changed, cut or made up', () => {
  const changed = fc
    .array(fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 })
    .map((edits) => {
      const bytes = Uint8Array.from(sound);
      for (const [at, byte] of edits) bytes[at] = byte;
      return bytes;
    });
  let understood = 0;
  const cut = fc.nat({ max: sound.length }).map((length) => sound.slice(0, length));
  fc.assert(
    fc.property(fc.oneof(changed, cut, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      const message = decoded(bytes);
      if (message !== undefined) understood += understand(message);
    }),
    { numRuns: 3_000 },
  );
  expect(understood).toBeGreaterThan(100);
});
