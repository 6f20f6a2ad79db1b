/** The shell's clock. A `core/` never sees it: time reaches a core as an argument, `nowMs`. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };
