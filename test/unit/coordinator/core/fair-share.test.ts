import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { Desk } from './desk.ts';

const namesOf = (attempts: readonly Attempt[]): string[] =>
  attempts.map(({ trial }) => trial.sweep.spec.name);
const countsOf = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(names)].toSorted().map((name) => [name, names.filter((other) => other === name).length]),
  );

/** One agent runs trials one after another, each as long as `durationMs` says; gives the name of each sweep served. */
function serve(desk: Desk, agent: string, rounds: number, durationMs: (name: string) => number): string[] {
  const served: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const [attempt] = desk.lease(agent);
    if (attempt === undefined) break;
    const { name } = attempt.trial.sweep.spec;
    served.push(name);
    desk.nowMs += durationMs(name);
    desk.complete(attempt);
  }
  return served;
}

describe('several sweeps at once', () => {
  test('share the slots in proportion to their priorities, within one answer and over many', () => {
    const desk = new Desk();
    desk.launch({ name: 'one', trials: 100 });
    desk.launch({ name: 'three', trials: 100, priority: 3 });
    desk.register('a', { slots: 8 });
    let running = [...desk.lease('a', 8)];
    expect(countsOf(namesOf(running))).toEqual({ one: 2, three: 6 });
    for (let round = 0; round < 40; round++) {
      desk.nowMs += 1000;
      const ended = running.splice(round % running.length, 1)[0] as Attempt;
      desk.complete(ended);
      running = [...running, ...desk.lease('a', 1)];
      expect(countsOf(namesOf(running))).toEqual({ one: 2, three: 6 });
    }
  });

  test('share the time of a single slot, though the trials of one take ten times as long', () => {
    const desk = new Desk();
    desk.launch({ name: 'long', trials: 300 });
    desk.launch({ name: 'short', trials: 300 });
    desk.register('a');
    const served = serve(desk, 'a', 110, (name) => (name === 'long' ? 1000 : 100));
    expect(countsOf(served)).toEqual({ long: 10, short: 100 });
  });

  test('take turns even where trials take no time at all, so that none starves', () => {
    const desk = new Desk();
    for (const name of ['a', 'b', 'c']) desk.launch({ name, trials: 50 });
    desk.register('box');
    expect(countsOf(serve(desk, 'box', 60, () => 0))).toEqual({ a: 20, b: 20, c: 20 });
  });

  test('one that comes later joins where the others are, and does not make up for its absence', () => {
    const desk = new Desk();
    desk.launch({ name: 'first', trials: 200 });
    desk.register('a');
    serve(desk, 'a', 50, () => 1000);
    desk.launch({ name: 'late', trials: 200 });
    expect(countsOf(serve(desk, 'a', 20, () => 1000))).toEqual({ first: 10, late: 10 });
    const sweepId = [...desk.state.sweeps.keys()][1]!;
    desk.ask({ kind: 'pause', sweepId, stopRunning: false });
    serve(desk, 'a', 50, () => 1000);
    desk.ask({ kind: 'resume', sweepId });
    expect(countsOf(serve(desk, 'a', 20, () => 1000))).toEqual({ first: 10, late: 10 });
  });

  test('go on as before after a restart, and with another priority once it is changed', () => {
    const desk = new Desk();
    desk.launch({ name: 'one', trials: 200 });
    const sweepId = desk.launch({ name: 'two', trials: 200 });
    desk.register('a');
    serve(desk, 'a', 7, () => 1000);
    const copy = new Desk();
    copy.events.push(...desk.events);
    copy.nowMs = desk.nowMs;
    copy.restart();
    expect(serve(copy, 'a', 9, () => 700)).toEqual(serve(desk, 'a', 9, () => 700));
    desk.ask({ kind: 'prioritise', sweepId, priority: 4 }, 'p');
    expect(countsOf(serve(desk, 'a', 100, () => 1000))['two']).toBeCloseTo(80, -1);
    desk.ask({ kind: 'prioritise', sweepId, priority: 1 });
    desk.ask({ kind: 'prioritise', sweepId, priority: 4 }, 'p');
    expect(desk.sweep().priority).toBe(1);
  });

  test('with trials of several slots count the slots', () => {
    const desk = new Desk();
    desk.launch({ name: 'wide', trials: 50, resources: { slots: 3 } });
    desk.launch({ name: 'thin', trials: 50 });
    desk.register('a', { slots: 12 });
    const grants = desk.lease('a', 12);
    expect(countsOf(namesOf(grants))).toEqual({ thin: 6, wide: 2 });
    // The agent counts trials and takes four slots for idle that the wide ones need.
    expect(desk.lease('a', 4)).toEqual([]);
    desk.complete(grants.find(({ trial }) => trial.sweep.spec.name === 'wide')!);
    expect(countsOf(namesOf(desk.lease('a', 5)))).toEqual({ wide: 1 });
  });

  test('an answer has at most a hundred trials, whatever there is', () => {
    const desk = new Desk();
    for (let at = 0; at < 30; at++) desk.launch({ name: `s${at}`, trials: 4 });
    desk.register('a', { slots: 500 });
    // Capped, so that an answer stays far below the limit of a message.
    expect(desk.lease('a', 500)).toHaveLength(100);
    expect(desk.lease('a', 400)).toHaveLength(20);
  });
});
