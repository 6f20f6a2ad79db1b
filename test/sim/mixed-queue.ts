/**
 * A world without faults in which a sweep of trials that take several GPUs waits beside one of small trials, which has work
 * enough for all agents until long after. Real cores of coordinator and agents; what differs from seed to seed is how many
 * agents there are, what each has, how long trials take and when the large sweep comes.
 */
import { Referee, object } from './referee.ts';
import { SimAgent } from './sim-agent.ts';
import { leaseTtlMs, SimCoordinator } from './sim-coordinator.ts';
import { SimUser } from './sim-user.ts';
import type { Weather } from './weather.ts';
import { World } from './world.ts';

const small = { trials: 250, name: 'second' } as const;
const large = { trials: 4, name: 'first' } as const;
const never = Number.POSITIVE_INFINITY;

const clear: Partial<Weather> = {
  loss: 0,
  duplication: 0,
  holdUp: 0,
  trialFailure: 0,
  brokenAgent: 0,
  slowAgent: 0,
  diskFailure: 0,
  diskMsMax: 20,
  crashBetweenEffects: 0,
  keep: 0,
  window: 0,
  takeoverEveryMs: never,
};

/** @throws Error where the large trials wait until the small ones are through */
export function runMixedQueue(seed: number): void {
  const world = new World(seed, false);
  const { random } = world;
  const gpus = 2 + random.below(2);
  const weather: Weather = { ...world.weather, ...clear, agents: 1 + random.below(2), slotsMax: 1, gpus };
  Object.assign(world, { weather });
  const referee = new Referee(leaseTtlMs, 'sim', world.checkpoints);
  const coordinator = new SimCoordinator(world, referee, 'sim', true);
  const user = new SimUser(world, coordinator);
  Array.from({ length: weather.agents }, (_agent, at) => {
    const slots = gpus + random.below(3);
    const slotGpus = Array.from({ length: slots }, (_slot, slot) => ({ id: `GPU-${slot}`, isSlice: false }));
    return new SimAgent(`agent-${at}`, world, coordinator, { sim: referee }, slotGpus);
  });
  user.launch(small.name, small.trials);
  world.schedule.after(random.below(60_000), () => user.launch(large.name, large.trials));
  const endMs = world.nowMs + 24 * 3_600_000;
  while (!hasEnded(coordinator, large)) {
    object(world.schedule.next(), 'nothing is planned any more, and the large trials have not run');
    object(world.nowMs < endMs, 'the large trials have not run within a day');
    object(!hasEnded(coordinator, small), 'the large trials wait until all small ones have run: they starve');
  }
}

function hasEnded({ state }: SimCoordinator, { name, trials }: typeof small | typeof large): boolean {
  const sweep = [...(state?.sweeps.values() ?? [])].find(({ spec }) => spec.name === name);
  return sweep?.counts.done === trials;
}
