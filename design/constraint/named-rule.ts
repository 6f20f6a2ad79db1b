import type { Level, Settings } from '../sweep-spec.ts';

/** A constraint that a trainer brings under a name, such as which combinations of positions its net has. */
export interface NamedRule {
  /** Columns that it reads; a sweep that uses it has all of them. */
  readonly columns: readonly string[];
  /** What the levels of those columns are, for messages, with its article: `an adapter position`. */
  readonly what: string;
  /** Every level that a column may have, in every spelling, for suggestions. */
  readonly spellings: readonly string[];
  /** The one spelling of a level; undefined if no column may have it. */
  canonical(level: Level): string | undefined;
  /** @param settings levels of `columns` at least */
  allows(settings: Settings): boolean;
}

/** By name, as sweep files write them. */
export type NamedRules = Readonly<Record<string, NamedRule>>;
