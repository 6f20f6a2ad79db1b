import type { Random } from '../../base/random.ts';

/**
 * How bad the world of one seed is. Each seed draws which faults there are at all and how often: a world with all of
 * them at once hides what one of them alone would show (swarm testing, Groce et al. 2012).
 */
export interface Weather {
  readonly agents: number;
  readonly slotsMax: number;
  readonly trials: number;
  /** Chance that a message is lost, arrives twice, or is held up. */
  readonly loss: number;
  readonly duplication: number;
  readonly holdUp: number;
  readonly holdUpMsMax: number;
  /** Mean times between faults of each kind in the whole world; Infinity for never. */
  readonly partitionEveryMs: number;
  readonly agentCrashEveryMs: number;
  readonly agentFreezeEveryMs: number;
  readonly coordinatorCrashEveryMs: number;
  readonly takeoverEveryMs: number;
  readonly drainEveryMs: number;
  readonly userEveryMs: number;
  /** Chance of a crash at each boundary between two effects. */
  readonly crashBetweenEffects: number;
  /** Chance that a commit fails, as on a full disk. */
  readonly diskFailure: number;
  readonly diskMsMax: number;
  /** Chance that an attempt fails, and that a whole agent fails whatever it runs. */
  readonly trialFailure: number;
  readonly brokenAgent: number;
  /** How a broken agent fails what it runs: its program dies, fails at once as if by itself, or is not there. */
  readonly brokenAs: 'infrastructure' | 'user' | 'machine';
  /** Mean time between preemptions of some agent, which is back soon. */
  readonly preemptEveryMs: number;
  /** Mean time between jumps of the coordinators' wall clock, hours ahead or back, or to the truth. */
  readonly lieEveryMs: number;
  readonly slowAgent: number;
  /** Mean time between days on which an agent is led to the coordinator of another log, which granted the same fences. */
  readonly misleadEveryMs: number;
  /** Part of a block that goes on at each rung; 0 where no sweep prunes. */
  readonly keep: number;
  /** Places of the run sheet that sweeps are balanced within; 0 where they are not. */
  readonly window: number;
  /** Mean time between breaks of a Work stream, with all that is on its way in both directions. */
  readonly streamBreakEveryMs: number;
  /** When the first of several agents is gone for good, with its machine and all that lay on it; Infinity where none goes. */
  readonly vanishesAfterMs: number;
  /** Whole GPUs that a trial of the first sweep takes, until a user says otherwise; 0 where it takes a slot. */
  readonly gpus: number;
  /** Mean time between wishes of a user to have scored what has finished; Infinity for never. */
  readonly scoreEveryMs: number;
  /** When all faults end. */
  readonly stormMs: number;
}

export function drawWeather(random: Random): Weather {
  const sometimes = (chance: number, value: () => number, otherwise: number): number =>
    random.uniform() < chance ? value() : otherwise;
  const every = (chance: number, fromMs: number, toMs: number): number =>
    sometimes(chance, () => fromMs + random.uniform() * (toMs - fromMs), Number.POSITIVE_INFINITY);
  return {
    agents: 1 + random.below(4),
    slotsMax: 1 + random.below(3),
    trials: 4 + random.below(13),
    loss: sometimes(0.6, () => random.uniform() * 0.3, 0),
    duplication: sometimes(0.5, () => random.uniform() * 0.3, 0),
    holdUp: sometimes(0.5, () => random.uniform() * 0.2, 0),
    holdUpMsMax: 1000 + random.below(60_000),
    partitionEveryMs: every(0.4, 20_000, 120_000),
    agentCrashEveryMs: every(0.5, 20_000, 120_000),
    agentFreezeEveryMs: every(0.4, 20_000, 120_000),
    coordinatorCrashEveryMs: every(0.5, 20_000, 120_000),
    takeoverEveryMs: every(0.3, 30_000, 120_000),
    drainEveryMs: every(0.3, 40_000, 200_000),
    userEveryMs: every(0.4, 30_000, 120_000),
    crashBetweenEffects: sometimes(0.3, () => random.uniform() * 0.01, 0),
    diskFailure: sometimes(0.2, () => random.uniform() * 0.01, 0),
    diskMsMax: sometimes(0.3, () => 2000, 20),
    trialFailure: sometimes(0.6, () => random.uniform() * 0.5, 0),
    brokenAgent: sometimes(0.3, () => 0.5, 0),
    slowAgent: sometimes(0.3, () => 0.5, 0),
    misleadEveryMs: every(0.2, 30_000, 120_000),
    keep: sometimes(0.4, () => 0.3 + random.uniform() * 0.5, 0),
    window: sometimes(0.3, () => 2 + random.below(4), 0),
    stormMs: 60_000 + random.below(240_000),
    streamBreakEveryMs: every(0.4, 5_000, 60_000),
    vanishesAfterMs: sometimes(0.3, () => random.below(60_000), Number.POSITIVE_INFINITY),
    brokenAs: (['infrastructure', 'user', 'machine'] as const)[random.below(3)] ?? 'machine',
    preemptEveryMs: every(0.3, 1_000, 60_000),
    lieEveryMs: every(0.4, 10_000, 120_000),
    gpus: sometimes(0.25, () => 1 + random.below(2), 0),
    scoreEveryMs: every(0.35, 10_000, 40_000),
  };
}
