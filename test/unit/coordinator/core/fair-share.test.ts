import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { CoreHarness } from './core-harness.ts';

const namesOf = (attempts: readonly Attempt[]): string[] =>
  attempts.map(({ trial }) => trial.sweep.spec.name);
const countsOf = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(names)].toSorted().map((name) => [name, names.filter((other) => other === name).length]),
  );

/** One agent runs trials one after another, each as long as `durationMs` says; gives the name of each sweep served. */
function serve(
  harness: CoreHarness,
  agent: string,
  rounds: number,
  durationMs: (name: string) => number,
): string[] {
  const served: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const [attempt] = harness.lease(agent);
    if (attempt === undefined) break;
    const { name } = attempt.trial.sweep.spec;
    served.push(name);
    harness.nowMs += durationMs(name);
    harness.complete(attempt);
  }
  return served;
}

describe('several sweeps at once', () => {
  test('share the slots in proportion to their priorities, within one answer and over many', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'one', trials: 100 });
    harness.launch({ name: 'three', trials: 100, priority: 3 });
    harness.register('a', { slots: 8 });
    let running = [...harness.lease('a', 8)];
    expect(countsOf(namesOf(running))).toEqual({ one: 2, three: 6 });
    for (let round = 0; round < 40; round++) {
      harness.nowMs += 1000;
      const ended = running.splice(round % running.length, 1)[0] as Attempt;
      harness.complete(ended);
      running = [...running, ...harness.lease('a', 1)];
      expect(countsOf(namesOf(running))).toEqual({ one: 2, three: 6 });
    }
  });

  test('share the time of a single slot, though the trials of one take ten times as long', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'long', trials: 300 });
    harness.launch({ name: 'short', trials: 300 });
    harness.register('a');
    const served = serve(harness, 'a', 110, (name) => (name === 'long' ? 1000 : 100));
    expect(countsOf(served)).toEqual({ long: 10, short: 100 });
  });

  test('take turns even where trials take no time at all, so that none starves', () => {
    const harness = new CoreHarness();
    for (const name of ['a', 'b', 'c']) harness.launch({ name, trials: 50 });
    harness.register('box');
    expect(countsOf(serve(harness, 'box', 60, () => 0))).toEqual({ a: 20, b: 20, c: 20 });
  });

  test('one that comes later joins where the others are, and does not make up for its absence', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'first', trials: 200 });
    harness.register('a');
    serve(harness, 'a', 50, () => 1000);
    harness.launch({ name: 'late', trials: 200 });
    expect(countsOf(serve(harness, 'a', 20, () => 1000))).toEqual({ first: 10, late: 10 });
    const sweepId = [...harness.state.sweeps.keys()][1]!;
    harness.ask({ kind: 'pause', sweepId, stopRunning: false });
    serve(harness, 'a', 50, () => 1000);
    harness.ask({ kind: 'resume', sweepId });
    expect(countsOf(serve(harness, 'a', 20, () => 1000))).toEqual({ first: 10, late: 10 });
  });

  test('go on as before after a restart, and with another priority once it is changed', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'one', trials: 200 });
    const sweepId = harness.launch({ name: 'two', trials: 200 });
    harness.register('a');
    serve(harness, 'a', 7, () => 1000);
    const copy = new CoreHarness();
    copy.events.push(...harness.events);
    copy.nowMs = harness.nowMs;
    copy.restart();
    expect(serve(copy, 'a', 9, () => 700)).toEqual(serve(harness, 'a', 9, () => 700));
    harness.ask({ kind: 'prioritise', sweepId, priority: 4 }, 'p');
    expect(countsOf(serve(harness, 'a', 100, () => 1000))['two']).toBeCloseTo(80, -1);
    harness.ask({ kind: 'prioritise', sweepId, priority: 1 });
    harness.ask({ kind: 'prioritise', sweepId, priority: 4 }, 'p');
    expect(harness.sweep().priority).toBe(1);
  });

  test('with trials of several slots count the slots', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'wide', trials: 50, resources: { slots: 3 } });
    harness.launch({ name: 'thin', trials: 50 });
    harness.register('a', { slots: 12 });
    const grants = harness.lease('a', 12);
    expect(countsOf(namesOf(grants))).toEqual({ thin: 6, wide: 2 });
    // The agent counts trials and takes four slots for idle that the wide ones need.
    expect(harness.lease('a', 4)).toEqual([]);
    harness.complete(grants.find(({ trial }) => trial.sweep.spec.name === 'wide')!);
    expect(countsOf(namesOf(harness.lease('a', 5)))).toEqual({ wide: 1 });
  });

  test('an answer has at most a hundred trials, whatever there is', () => {
    const harness = new CoreHarness();
    for (let at = 0; at < 30; at++) harness.launch({ name: `s${at}`, trials: 4 });
    harness.register('a', { slots: 500 });
    // Capped, so that an answer stays far below the limit of a message.
    expect(harness.lease('a', 500)).toHaveLength(100);
    expect(harness.lease('a', 400)).toHaveLength(20);
  });
});
