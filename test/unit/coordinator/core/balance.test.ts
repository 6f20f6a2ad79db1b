import { describe, expect, test } from 'vitest';
import { trialId } from '../../../../base/ids.ts';
import { seededRandom, shuffle } from '../../../../base/random.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import type { PlannedTrial } from '../../../../design/planned-trial.ts';
import type { DispatchSpec } from '../../../../design/sweep-spec.ts';
import { CoreHarness, launchOf } from './core-harness.ts';

const factors = [
  { name: 'rank', label: 'rank', levels: [1, 2, 4, 8] },
  { name: 'place', label: 'place', levels: ['a', 'b', 'c'] },
  { name: 'scale', label: 'scale', levels: [0, 1] },
];
const cells = 24;

/** 4 x 3 x 2 cells in two replicates, each a block in random order. */
function launched(seed: number, dispatch?: DispatchSpec): CoreHarness {
  const random = seededRandom(seed);
  const harness = new CoreHarness();
  const trials = [1, 2].flatMap((block) =>
    shuffle(
      Array.from({ length: cells }, (_, cell) => cell),
      random.fork(`block ${block}`),
    ).map((cell, at): PlannedTrial => {
      const settings = {
        rank: [1, 2, 4, 8][cell % 4]!,
        place: 'abc'[(cell >> 2) % 3]!,
        scale: (cell % 2) ^ ((cell >> 3) % 2),
      };
      const plannedOrder = (block - 1) * cells + at;
      return {
        id: trialId(`${cell}-${block}`),
        plannedOrder,
        cell,
        replicate: block,
        seed: block,
        block,
        settings,
      };
    }),
  );
  const { spec, ...ask } = launchOf({ retry: { infrastructure: 50 } });
  harness.ask({
    ...ask,
    spec: { ...spec, factors, ...(dispatch === undefined ? {} : { dispatch }) },
    trials,
  });
  harness.register('fast', {
    devices: [{ kind: 'gpu', name: 'H100', memoryBytes: 0 }],
    labels: { rack: '1' },
  });
  harness.register('slow', {
    devices: [{ kind: 'gpu', name: 'P40', memoryBytes: 0 }],
    labels: { rack: '2' },
  });
  return harness;
}

/** `fast` runs three trials in the time of one of `slow`. */
function runAll(harness: CoreHarness, onGrant: (attempt: Attempt) => void = () => {}): void {
  for (let round = 0; harness.sweep().status === 'running'; round++) {
    const [attempt] = harness.lease(round % 4 === 0 ? 'slow' : 'fast');
    if (attempt === undefined) break;
    onGrant(attempt);
    harness.nowMs += 1000;
    harness.complete(attempt);
  }
}

/** By how much the levels of a factor differ at most in how often an agent ran them. */
function imbalance(harness: CoreHarness): number {
  let worst = 0;
  for (const agent of ['fast', 'slow']) {
    for (const { name, levels } of factors) {
      const counts = levels.map(
        (level) =>
          [...harness.sweep().trials].filter(
            (trial) => trial.attempts.at(-1)?.agentId === agent && trial.plan.settings[name] === level,
          ).length,
      );
      worst = Math.max(worst, Math.max(...counts) - Math.min(...counts));
    }
  }
  return worst;
}

const seeds = Array.from({ length: 40 }, (_, seed) => seed);
const meanImbalance = (dispatch?: DispatchSpec): number =>
  seeds.reduce((sum, seed) => {
    const harness = launched(seed, dispatch);
    runAll(harness);
    return sum + imbalance(harness);
  }, 0) / seeds.length;

describe('balanced dispatch', () => {
  test('evens out the levels that each device runs', () => {
    const [planned, balanced] = [meanImbalance(), meanImbalance({ balance: 'device', window: 8 })];
    expect(balanced).toBeLessThan(planned / 2);
    expect(balanced).toBeLessThan(2.5);
  });

  test.each(['agent', 'device', { label: 'rack' }] as const)(
    'by %j starts no trial more than the window late or early, and mixes no blocks',
    (balance) => {
      const window = 5;
      for (const seed of seeds) {
        const harness = launched(seed, { balance, window });
        const order: number[] = [];
        runAll(harness, ({ trial }) => order.push(trial.plan.plannedOrder));
        expect(new Set(order).size).toBe(2 * cells);
        expect(order.slice(0, cells).every((position) => position < cells)).toBe(true);
        for (const [realised, planned] of order.entries()) {
          expect(realised - planned).toBeLessThanOrEqual(window);
          expect(planned - realised).toBeLessThan(window);
        }
      }
    },
  );

  test('takes a retry at once, counts what was counted only, and goes on alike after a restart', () => {
    const harness = launched(3, { balance: 'agent', window: 8 });
    const [first] = harness.lease('fast');
    harness.fail(first!, 'user');
    expect([...harness.sweep().levelsSeen.values()].every((seen) => seen === 0)).toBe(true);
    expect(harness.lease('slow')[0]?.trial).toBe(first?.trial);
    const copy = launched(3, { balance: 'agent', window: 8 });
    copy.events.splice(0, Number.POSITIVE_INFINITY, ...harness.events);
    copy.nowMs = harness.nowMs;
    copy.restart();
    const next = (of: CoreHarness, id: string): number[] =>
      of.lease('fast', 1, id).map(({ trial }) => trial.plan.plannedOrder);
    for (const id of ['p', 'q', 'r', 's']) expect(next(copy, id)).toEqual(next(harness, id));
  });

  test('without it the planned order is kept', () => {
    const harness = launched(1);
    const order: number[] = [];
    runAll(harness, ({ trial }) => order.push(trial.plan.plannedOrder));
    expect(order).toEqual(order.toSorted((left, right) => left - right));
  });
});
