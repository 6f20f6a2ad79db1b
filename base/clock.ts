/** The shell's wall clock. A `core/` never sees a clock: time reaches a core as an argument. */
export interface Clock {
  /** Milliseconds since the Unix epoch: for records. It may be wrong, and is set forward and back. */
  nowMs(): number;
}

/** With the time by which leases and rests are measured. */
export interface SteadyClock extends Clock {
  /** Milliseconds since some moment before this process started. It only grows, at the pace of real time. */
  steadyMs(): number;
}

export const systemClock: SteadyClock = { nowMs: () => Date.now(), steadyMs: () => performance.now() };
