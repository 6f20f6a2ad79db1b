import { describe, expect, test } from 'vitest';
import { agentId, fence } from '../../../../base/ids.ts';
import type { AgentCard } from '../../../../coordinator/core/event.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { obstaclesOf } from '../../../../coordinator/core/obstacles.ts';
import { whyQueued } from '../../../../coordinator/core/why-queued.ts';
import { CoreHarness } from './core-harness.ts';

const gpus = (count: number, slotsEach = 1): Partial<AgentCard> => ({
  slots: count * slotsEach,
  holdsSlots: true,
  devices: Array.from({ length: count }, (_, at) => ({
    kind: 'gpu',
    name: 'X',
    memoryBytes: 1,
    id: `GPU-${at}`,
    slots: slotsEach,
  })),
});

/** An agent that polls as ours do: with what is free there, and what has arrived. */
class Box {
  readonly running: Attempt[] = [];
  readonly #harness: CoreHarness;
  readonly #name: string;
  readonly #gpus: number;

  constructor(harness: CoreHarness, name: string, count: number) {
    [this.#harness, this.#name, this.#gpus] = [harness, name, count];
    harness.register(name, gpus(count));
  }

  get free(): number {
    return this.#gpus - this.running.reduce((sum, { slots }) => sum + slots, 0);
  }

  poll(): string[] {
    const seenFence = Math.max(0, ...this.running.map(({ fence }) => fence)) as Attempt['fence'];
    const ask = {
      kind: 'lease',
      agentId: agentId(this.#name),
      slots: this.free,
      waitMs: 0,
      seenFence,
    } as const;
    if (this.free === 0) return [];
    const { grants } = this.#harness.ask({ ...ask, gpus: this.free });
    this.running.push(...grants);
    return grants.map(({ trial }) => trial.sweep.spec.name);
  }

  renew(): void {
    this.#harness.renew(this.#name, ...this.running);
  }

  /** The trial that runs longest here ends. */
  end(): string {
    const attempt = this.running.shift() as Attempt;
    this.#harness.complete(attempt);
    return attempt.trial.sweep.spec.name;
  }
}

describe('a trial of several GPUs', () => {
  test('is granted to agents with as many free ones alone, and takes all of them', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 3, resources: { gpus: 2 } });
    const [two, four] = [new Box(harness, 'two', 2), new Box(harness, 'four', 4)];
    harness.register('old', { slots: 8 });
    expect(harness.lease('old', 8)).toEqual([]);
    expect(four.poll()).toEqual(['sweep', 'sweep']);
    expect([four.free, four.running[0]?.gpus, four.running[0]?.slots]).toEqual([0, 2, 2]);
    expect(two.poll()).toEqual(['sweep']);
  });

  test('counts what is on its way to the agent', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 4, resources: { gpus: 2 } });
    harness.register('box', gpus(4));
    const ask = { kind: 'lease', agentId: agentId('box'), waitMs: 0, seenFence: fence(0) } as const;
    expect(harness.ask({ ...ask, slots: 4, gpus: 3 }).grants).toHaveLength(1);
    // The agent had not heard of that one when it asked again.
    expect(harness.ask({ ...ask, slots: 4, gpus: 4 }).grants).toHaveLength(1);
    expect(harness.ask({ ...ask, slots: 4, gpus: 4 }).grants).toHaveLength(0);
  });

  test('takes all slots of the GPUs that several slots share', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 9, resources: { gpus: 2 } });
    harness.register('box', gpus(4, 3));
    const ask = { kind: 'lease', agentId: agentId('box'), waitMs: 0 } as const;
    // Three GPUs have a slot taken each: nine are free, and one GPU is.
    expect(harness.ask({ ...ask, slots: 9, gpus: 1 }).grants).toHaveLength(0);
    expect(harness.ask({ ...ask, slots: 12, gpus: 4 }).grants).toHaveLength(2);
  });

  test('that no agent has says which is nearest, and does not count slices and older agents', () => {
    const harness = new CoreHarness();
    harness.launch({ resources: { gpus: 4 } });
    harness.register('boxA', gpus(2));
    harness.register('boxB', gpus(1));
    const text = () => obstaclesOf(harness.state, harness.sweep())[0]?.text;
    expect(text()).toBe(
      'no agent fits: a trial takes 4 GPUs of one machine, the nearest is boxA, which has 2 GPUs; change resources.gpus, or start an agent on a machine with more',
    );
    const other = new CoreHarness();
    other.launch({ resources: { gpus: 2 } });
    const { devices = [] } = gpus(4);
    other.register('slices', {
      ...gpus(4),
      devices: devices.map((device) => ({ ...device, isSlice: true })),
    });
    other.register('old', { slots: 4, devices });
    expect(obstaclesOf(other.state, other.sweep())[0]?.text).toContain('no agent has a whole GPU to give');
  });
});

/** Lets time pass while the boxes are alive. */
function pass(harness: CoreHarness, boxes: readonly Box[], ms: number): void {
  for (let left = ms; left > 0; left -= 5_000) {
    harness.pass(Math.min(5_000, left));
    for (const box of boxes) box.renew();
  }
}

/** So many minutes, in which each box has one trial end and polls again, in turn. */
function run(harness: CoreHarness, boxes: readonly Box[], minutes: number): string[] {
  const ended: string[] = [];
  for (const box of boxes) box.poll();
  for (let minute = 0; minute < minutes; minute++) {
    pass(harness, boxes, 60_000);
    for (const box of boxes) {
      if (box.running.length > 0) ended.push(box.end());
      box.poll();
    }
  }
  return ended;
}

describe('beside a sweep of small trials, large ones', () => {
  test('do not starve: what falls free is kept for them, and both have their share of the time', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'small', trials: 100 });
    const box = new Box(harness, 'box', 4);
    run(harness, [box], 10);
    harness.launch({ name: 'large', trials: 100, resources: { gpus: 4 } });
    const ended = run(harness, [box], 80);
    const large = ended.filter((name) => name === 'large').length;
    expect(large).toBeGreaterThan(8);
    expect(ended.length - large).toBeGreaterThan(16);
  });

  test('wait for one machine, which is the one that lacks least, and the others go on', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'small', trials: 100 });
    const [first, second] = [new Box(harness, 'first', 4), new Box(harness, 'second', 4)];
    run(harness, [first, second], 5);
    harness.launch({ name: 'large', trials: 1, resources: { gpus: 4 } });
    pass(harness, [first, second], 5 * 60_000);
    for (let left = 4; left > 1; left--) {
      first.end();
      expect(first.poll()).toEqual([]);
      second.end();
      expect(second.poll()).toEqual(['small']);
    }
    const waiting = harness.trial(0);
    expect(whyQueued(harness.state, waiting)[0]).toEqual({
      kind: 'kept-free',
      text: 'first is kept free for its sweep: a trial takes 4 GPUs, of which 3 are free there now',
    });
    first.end();
    expect(first.poll()).toEqual(['large']);
    expect(harness.state.kept.size).toBe(0);
  });

  test('of several slots are kept room for as well, on agents of any version', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'small', trials: 100 });
    harness.register('old', { slots: 2 });
    const running = harness.lease('old', 2);
    harness.launch({ name: 'large', trials: 1, resources: { slots: 2 } });
    for (let at = 0; at < 60; at++) {
      harness.pass(5_000);
      harness.renew('old', ...running);
    }
    harness.complete(running[0] as Attempt);
    expect(harness.lease('old', 1)).toEqual([]);
    harness.complete(running[1] as Attempt);
    expect(harness.lease('old', 2).map(({ trial }) => trial.sweep.spec.name)).toEqual(['large']);
  });

  test('give up a machine whose broken GPU leaves too few, after a minute', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'small', trials: 100 });
    const box = new Box(harness, 'box', 4);
    box.poll();
    harness.launch({ name: 'large', trials: 1, resources: { gpus: 4 } });
    pass(harness, [box], 5 * 60_000);
    box.end();
    expect(box.poll()).toEqual([]);
    // All others end, and one GPU is gone: three are free for good.
    while (box.running.length > 0) box.end();
    const ask = { kind: 'lease', agentId: agentId('box'), slots: 3, gpus: 3, waitMs: 0 } as const;
    expect(harness.ask(ask).grants).toEqual([]);
    pass(harness, [box], 30_000);
    expect(harness.ask(ask).grants).toEqual([]);
    pass(harness, [box], 31_000);
    expect(harness.ask(ask).grants).toHaveLength(3);
  });

  test('let the small ones have it once their sweep is paused, and after a restart', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'small', trials: 100 });
    const box = new Box(harness, 'box', 2);
    box.poll();
    const sweepId = harness.launch({ name: 'large', trials: 1, resources: { gpus: 2 } });
    pass(harness, [box], 5 * 60_000);
    box.end();
    expect(box.poll()).toEqual([]);
    harness.ask({ kind: 'pause', sweepId, stopRunning: false });
    expect(box.poll()).toEqual(['small']);
    harness.ask({ kind: 'resume', sweepId });
    harness.restart();
    pass(harness, [box], 4 * 60_000);
    box.end();
    expect(box.poll()).toEqual([]);
  });
});
