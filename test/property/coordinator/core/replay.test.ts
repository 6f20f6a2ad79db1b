import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { newestHash } from '../../../../coordinator/core/extend.ts';
import { checkInvariants } from '../../../sim/invariants.ts';
import { lasting } from '../../../sim/lasting.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import type { FaultClass } from '../../../../design/sweep-spec.ts';
import { decodeEvent, encodeEvent } from '../../../../coordinator/log/event-codec.ts';
import { emptyState } from '../../../../coordinator/core/empty-state.ts';
import { foldOne } from '../../../../coordinator/core/recover.ts';
import { CoreHarness, launchOf } from '../../../unit/coordinator/core/core-harness.ts';

type Act = (harness: CoreHarness) => void;

const prune = { metric: 'loss', goal: 'minimize', at: [5, 15], keep: 0.5 } as const;

const agents = ['a', 'b', 'c'] as const;
const agent = fc.constantFrom(...agents);
const pick = fc.nat(1000);
const faultClass = fc.constantFrom<FaultClass>(
  'user',
  'outOfMemory',
  'diverged',
  'timeout',
  'infrastructure',
  'metricsMissing',
  'machine',
);

/** Any attempt ever made, so that stale ones are named as well. */
function anyAttempt(harness: CoreHarness, at: number): Attempt | undefined {
  const attempts = [...harness.state.attempts.values()];
  return attempts[at % Math.max(1, attempts.length)];
}

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(agent, fc.nat(2), fc.nat(2)).map(
    ([name, incarnation, held]): Act =>
      (harness) => {
        const mine = [...harness.state.running.values()].filter(({ agentId }) => agentId === name);
        const names = mine.slice(0, held).map(({ trial, fence }) => ({ trialId: trial.plan.id, fence }));
        harness.register(name, { slots: 2, incarnation: String(incarnation), held: names });
      },
  ),
  fc.tuple(agent, fc.integer({ min: 1, max: 3 })).map(
    ([name, slots]): Act =>
      (harness) => {
        if (harness.state.agents.get(name as never)?.left === false) harness.lease(name, slots);
      },
  ),
  fc.tuple(agent, pick).map(
    ([name, id]): Act =>
      (harness) =>
        harness.poll(name, 1, 20_000, `poll-${name}-${id % 5}`),
  ),
  fc.tuple(pick, fc.boolean()).map(
    ([at, whole]): Act =>
      (harness) => {
        const attempt = anyAttempt(harness, at);
        if (attempt !== undefined) harness.complete(attempt, whole ? { score: at } : { other: Number.NaN });
      },
  ),
  fc.tuple(pick, faultClass).map(
    ([at, fault]): Act =>
      (harness) => {
        const attempt = anyAttempt(harness, at);
        if (attempt !== undefined) harness.fail(attempt, fault);
      },
  ),
  fc.tuple(agent, pick).map(
    ([name, at]): Act =>
      (harness) => {
        const attempt = anyAttempt(harness, at);
        if (attempt !== undefined) harness.renew(name, attempt);
      },
  ),
  fc.tuple(pick, fc.boolean()).map(
    ([at, leaving]): Act =>
      (harness) => {
        const attempt = anyAttempt(harness, at);
        if (attempt !== undefined) harness.release(attempt.agentId, [attempt], leaving);
      },
  ),
  fc.tuple(pick, fc.integer({ min: 0, max: 25 }), fc.double({ noDefaultInfinity: false })).map(
    ([at, step, loss]): Act =>
      (harness) => {
        const attempt = anyAttempt(harness, at);
        if (attempt !== undefined) harness.progress(attempt, step, { loss });
      },
  ),
  fc.tuple(pick, fc.integer({ min: 1, max: 9 })).map(
    ([at, priority]): Act =>
      (harness) => {
        harness.send({ kind: 'prioritise', sweepId: harness.sweep().id, priority }, `priority-${at % 3}`);
      },
  ),
  agent.map(
    (name): Act =>
      (harness) => {
        harness.send({ kind: 'readmit', agentId: agentId(name) });
      },
  ),
  fc.nat(2).map(
    (known): Act =>
      (harness) => {
        const sweep = harness.sweep();
        if (sweep.trials.length > 20) return;
        const { trials, spec } = launchOf({ name: `more ${sweep.trials.length}`, trials: 2 });
        const parentHash = newestHash(sweep);
        const hash = `${parentHash}+`;
        harness.send(
          {
            kind: 'extend',
            sweepId: sweep.id,
            parentHash,
            hash,
            spec: { ...sweep.spec, seed: spec.seed + 1 },
            what: '',
            notes: [],
            trials,
          },
          known === 0 ? undefined : `extend-${known}`,
        );
      },
  ),
  fc.constantFrom('pause', 'resume', 'cancel', 'retry-failed').map(
    (kind): Act =>
      (harness) => {
        harness.send({ kind, sweepId: harness.sweep().id, stopRunning: true });
      },
  ),
  fc.constant<Act>((harness) => harness.launch({ trials: 6, priority: 2 })),
  fc.integer({ min: 1, max: 30_000 }).map(
    (ms): Act =>
      (harness) =>
        harness.pass(ms),
  ),
  fc.constant<Act>((harness) => harness.restart()),
);

test('whatever happens, the invariants hold and the log alone gives back the same state', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const harness = new CoreHarness();
      harness.launch({ trials: 6, retry: { lost: 3, infrastructure: 3 }, prune });
      // Each step checks the invariants by itself.
      for (const one of acts) one(harness);
      const replayed = emptyState(harness.state.config);
      harness.events.forEach((event, at) => foldOne(replayed, decodeEvent(encodeEvent(event), at + 1)));
      checkInvariants(replayed);
      expect(lasting(replayed)).toEqual(lasting(harness.state));
    }),
    { numRuns: 400 },
  );
});
