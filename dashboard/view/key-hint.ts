/** A key and what it does, for the last row of the screen. */
export interface KeyHint {
  readonly key: string;
  readonly does: string;
  /** The least important hints go first where the row is too short for all. */
  readonly importance: number;
}

export const hint = (key: string, does: string, importance: number): KeyHint => ({ key, does, importance });
