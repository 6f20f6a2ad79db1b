/** Factors that exist within some levels of others only: what is known of them. */

/** Level of a factor where it does not apply: no level that a run could have. */
export const absentLevel = '';

/** A factor whose levels belong to those of others: rank within method. */
export interface Nesting {
  readonly factor: string;
  /** Factors that it is within; at least one. */
  readonly within: readonly string[];
}

/** A factor that exists within some levels of others, as the table shows it. */
export interface NestFound extends Nesting {
  /** Levels of the factor that it is within at which it does not apply; [] where it applies at all of them. */
  readonly absentAt: readonly string[];
  /** True where nobody said so: its fields are blank at those levels. */
  readonly found: boolean;
}
