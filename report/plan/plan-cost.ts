/** What a design takes to run, from the time of one trial. */
export interface PlanCost {
  readonly trialMs: number;
  /** Hours of slots taken, a slot being one GPU. */
  readonly gpuHours: number;
  /** Slots of all agents together; null if the user did not say. */
  readonly slots: number | null;
  /** Trials that run at once. */
  readonly atOnce: number | null;
  /** Until the last trial ends, if none fails and all take alike; null where `slots` is. */
  readonly wallMs: number | null;
  /** Where `trialMs` was measured; undefined if the user gave it. */
  readonly measured?: Omit<MeasuredTime, 'trialMs'>;
}

/** What trials took in an earlier sweep. */
export interface MeasuredTime {
  /** Mean of those that finished. */
  readonly trialMs: number;
  /** How many that were. */
  readonly trials: number;
  readonly sweepId: string;
  readonly name: string;
}

/**
 * @param trials of the design
 * @param slotsPerTrial that each takes
 * @param slots of all agents together; 0 is possible where they are fewer than one trial takes
 */
export function planCost(trials: number, slotsPerTrial: number, trialMs: number, slots?: number): PlanCost {
  const gpuHours = (trials * slotsPerTrial * trialMs) / 3_600_000;
  if (slots === undefined) return { trialMs, gpuHours, slots: null, atOnce: null, wallMs: null };
  const atOnce = Math.floor(slots / slotsPerTrial);
  const wallMs = atOnce === 0 ? null : Math.ceil(trials / atOnce) * trialMs;
  return { trialMs, gpuHours, slots, atOnce, wallMs };
}
