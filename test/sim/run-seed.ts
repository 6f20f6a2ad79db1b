/**
 * One simulated world: the real coordinator core and real agent cores under the faults that the seed draws, until the
 * faults end and every sweep has ended. Objections of the referee and broken invariants end it at once.
 */
import { Referee, object } from './referee.ts';
import { SimAgent } from './sim-agent.ts';
import { leaseTtlMs, SimCoordinator } from './sim-coordinator.ts';
import { filesGone } from './sim-score.ts';
import { SimUser } from './sim-user.ts';
import { World } from './world.ts';

export interface SeedReport {
  readonly seed: number;
  /** Of everything that happened. */
  readonly hash: string;
  readonly events: number;
  readonly simulatedMs: number;
  readonly counted: number;
  /** Checkpoints, and those of them that could not be read. */
  readonly saved: number;
  readonly dropped: number;
  /** Attempts that went on from one. */
  readonly resumed: number;
  /** Attempts whose files were not kept. */
  readonly collected: number;
  readonly failed: number;
  readonly late: number;
  readonly expired: number;
  readonly readopted: number;
  readonly setAside: number;
  readonly pruned: number;
  readonly lacking: number;
  readonly preempted: number;
  readonly pardoned: number;
  readonly paused: number;
  readonly extended: number;
  /** Results that score the files of other trials. */
  readonly scored: number;
  /** Attempts to do so that found the files gone. */
  readonly gone: number;
  /** Changes of a run policy by users. */
  readonly policies: number;
  /** Trials that took longer than their time limit. */
  readonly timedOut: number;
  /** Results that another log counted. */
  readonly countedElsewhere: number;
  /** Processes of the coordinator. */
  readonly coordinators: number;
}

export class SeedFailure extends Error {
  override readonly name = 'SeedFailure';
  readonly story: string;

  constructor(seed: number, cause: unknown, story: string) {
    super(
      `seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)} (npm run sim -- --seed ${seed})`,
      {
        cause,
      },
    );
    this.story = story;
  }
}

/** Time from the end of all faults in which everything must end. */
const patienceMs = 4 * 60 * 60_000;

/** Longer than our patience: a lease that waits for such a clock to come round is noticed. */
const liesMaxMs = 6 * 60 * 60_000;

/** @throws SeedFailure */
export function runSeed(seed: number, { isTold = false }: { readonly isTold?: boolean } = {}): SeedReport {
  const world = new World(seed, isTold);
  try {
    return simulate(world);
  } catch (error) {
    throw new SeedFailure(seed, error, world.story());
  }
}

function simulate(world: World): SeedReport {
  const { weather, schedule, random } = world;
  const startMs = world.nowMs;
  const referees = {
    sim: new Referee(leaseTtlMs, 'sim', world.checkpoints),
    other: new Referee(leaseTtlMs, 'other', world.checkpoints),
  };
  const coordinator = new SimCoordinator(world, referees.sim);
  // The same sweep in another log, so the same trials under the same fences: the worst that can be met by mistake.
  const stranger = new SimCoordinator(world, referees.other, 'other', true);
  const user = new SimUser(world, coordinator);
  const agents = Array.from(
    { length: weather.agents },
    (_, at) => new SimAgent(`agent-${at}`, world, coordinator, referees),
  );
  user.launch('first', weather.trials);
  if (Number.isFinite(weather.misleadEveryMs)) new SimUser(world, stranger).launch('first', weather.trials);
  if (random.uniform() < 0.3) schedule.after(random.below(60_000), () => user.launch('second', 4));
  storm(world, { coordinator, stranger, agents, user });
  schedule.after(weather.stormMs, () => {
    world.isCalm = true;
    world.tell('calm');
    coordinator.settle();
    user.keepRunning();
  });
  const endMs = startMs + weather.stormMs + patienceMs;
  while (!(world.isCalm && user.isContent && hasEnded(coordinator))) {
    object(schedule.next(), 'nothing is planned any more, and the sweeps have not ended');
    object(
      world.nowMs < endMs,
      `the sweeps have not ended ${patienceMs / 60_000} minutes after the last fault`,
    );
  }
  if (coordinator.state !== undefined) referees.sim.onEnd(coordinator.state);
  return report(world, coordinator, stranger, startMs);
}

interface Cast {
  readonly coordinator: SimCoordinator;
  readonly stranger: SimCoordinator;
  readonly agents: readonly SimAgent[];
  readonly user: SimUser;
}

function storm(world: World, { coordinator, stranger, agents, user }: Cast): void {
  const { weather, random } = world;
  const oneOf = (): SimAgent => agents[random.below(agents.length)] as SimAgent;
  world.nowAndThen(weather.partitionEveryMs, () => world.partition(oneOf().id, random.uniform() * 60_000));
  world.nowAndThen(weather.agentCrashEveryMs, () => oneOf().crash('killed'));
  world.nowAndThen(weather.agentFreezeEveryMs, () => oneOf().freeze(random.uniform() * 60_000));
  world.nowAndThen(weather.streamBreakEveryMs, () => oneOf().breakStream());
  world.nowAndThen(weather.drainEveryMs, () => oneOf().drain());
  world.nowAndThen(weather.preemptEveryMs, () => oneOf().preempt());
  world.nowAndThen(weather.lieEveryMs, () => {
    world.lieMs = random.uniform() < 0.3 ? 0 : (random.uniform() * 2 - 1) * liesMaxMs;
    world.tell(`the wall clock is ${Math.round(world.lieMs / 1000)} s wrong`);
    for (const one of [coordinator, stranger]) one.clockJumped();
  });
  world.nowAndThen(weather.coordinatorCrashEveryMs, () => coordinator.crash());
  world.nowAndThen(weather.takeoverEveryMs, () => {
    if (coordinator.isUp) coordinator.start();
  });
  world.nowAndThen(weather.userEveryMs, () => user.meddle());
  world.nowAndThen(weather.scoreEveryMs, () => user.score());
  if (agents.length > 1 && Number.isFinite(weather.vanishesAfterMs)) {
    world.schedule.after(weather.vanishesAfterMs, () => agents[0]?.vanish());
  }
  world.nowAndThen(weather.misleadEveryMs, () => oneOf().mislead(stranger, random.uniform() * 60_000));
}

function hasEnded(coordinator: SimCoordinator): boolean {
  const { state } = coordinator;
  if (state === undefined || state.sweeps.size === 0 || state.running.size > 0) return false;
  for (const { status } of state.sweeps.values()) {
    if (status !== 'finished' && status !== 'cancelled') return false;
  }
  return state.seq === coordinator.journal.stored.length;
}

function report(
  world: World,
  coordinator: SimCoordinator,
  stranger: SimCoordinator,
  startMs: number,
): SeedReport {
  const eventsOf = ({ journal }: SimCoordinator) =>
    journal.slice(1, Number.MAX_SAFE_INTEGER).map(({ event }) => event);
  const all = eventsOf(coordinator);
  const events = all.map(({ type }) => type);
  const linked = new Set(all.flatMap((event) => (event.type === 'score-planned' ? [event.sweepId] : [])));
  const count = (type: (typeof events)[number]): number => events.filter((other) => other === type).length;
  return {
    seed: world.seed,
    hash: world.hash(),
    events: world.events,
    simulatedMs: world.nowMs - startMs,
    counted: count('trial-completed'),
    saved: count('checkpoint-saved'),
    dropped: count('checkpoint-dropped'),
    resumed: all.filter((event) => event.type === 'trial-leased' && event.checkpoint !== undefined).length,
    collected: count('artifacts-collected'),
    failed: count('attempt-failed'),
    late: count('result-late'),
    expired: count('lease-expired'),
    readopted: count('lease-readopted'),
    setAside: count('agent-set-aside'),
    pruned: count('trial-pruned'),
    lacking: all.filter((event) => event.type === 'attempt-failed' && event.fault.faultClass === 'machine')
      .length,
    preempted: all.filter((event) => event.type === 'lease-released' && event.preempted === true).length,
    pardoned: count('fault-pardoned'),
    paused: all.filter((event) => event.type === 'sweep-paused' && event.cause !== undefined).length,
    extended: count('sweep-extended'),
    scored: all.filter((event) => event.type === 'trial-completed' && linked.has(event.sweepId)).length,
    gone: all.filter((event) => event.type === 'attempt-failed' && event.fault.message === filesGone).length,
    policies: count('run-policy-changed'),
    timedOut: all.filter(
      (event) => event.type === 'attempt-failed' && event.fault.message.startsWith('not done after'),
    ).length,
    countedElsewhere: eventsOf(stranger).filter(({ type }) => type === 'trial-completed').length,
    coordinators: coordinator.started,
  };
}
