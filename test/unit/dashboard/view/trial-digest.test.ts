import { describe, expect, it } from 'vitest';
import { trialId } from '../../../../base/ids.ts';
import { seededRandom } from '../../../../base/random.ts';
import { type Trial, trialStates } from '../../../../client/facts.ts';
import { digest, digestOf } from '../../../../dashboard/view/trial-digest.ts';
import { TrialMap } from '../../../../dashboard/view/trial-map.ts';

const random = seededRandom('digest');
const madeUp = Array.from({ length: 3_000 }, (_, at): Trial => {
  const state = trialStates[Math.floor(random.uniform() * trialStates.length)] ?? 'done';
  return {
    id: trialId(`t${at}`),
    plannedOrder: at,
    state,
    durationMs: Math.round(1_000 * random.uniform()),
    leasedAtMs: Math.round(1e6 * random.uniform()),
    endedAtMs: Math.round(1e4 * random.uniform()),
    fault:
      random.uniform() < 0.3
        ? { faultClass: at % 2 ? 'user' : 'lost', message: '', outputTail: '' }
        : undefined,
  } as Trial;
});

describe('the digest of trials', () => {
  it('is the same of all at once and of its parts together', () => {
    const { durations, ...rest } = digestOf(TrialMap.of(madeUp));
    const { durations: expected, ...restExpected } = digest(madeUp);
    expect(rest).toEqual(restExpected);
    expect(durations.known).toBe(expected.known);
    expect(durations.mean).toBeCloseTo(expected.mean, 9);
    expect(durations.squares / expected.squares).toBeCloseTo(1, 12);
  });

  it('has those that ended last, newest first', () => {
    const { ended, done } = digestOf(TrialMap.of(madeUp));
    const byEnd = madeUp
      .filter(({ state }) => ['done', 'failed', 'pruned', 'cancelled'].includes(state))
      .sort((a, b) => b.endedAtMs - a.endedAtMs || b.plannedOrder - a.plannedOrder);
    expect(ended).toEqual(byEnd.slice(0, 300));
    expect(done).toEqual(byEnd.filter(({ state }) => state === 'done').slice(0, 300));
  });

  it('counts every state and every fault', () => {
    const { counts, faults, running, waiting } = digestOf(TrialMap.of(madeUp));
    const count = (wanted: string): number => madeUp.filter(({ state }) => state === wanted).length;
    expect(counts).toMatchObject({ total: 3_000, done: count('done'), failed: count('failed') });
    expect(running).toHaveLength(count('leased'));
    expect(waiting).toBe(count('queued') + count('unknown'));
    const failed = faults.reduce((sum, fault) => sum + fault.failed, 0);
    expect(failed).toBe(count('failed'));
  });
});
