import type { RandomTerm } from '../mixed/random-term.ts';
import type { ModelTerm } from '../model/term.ts';
import type { ComputedColumn } from './computed-column.ts';

/** What a formula asks for, ready for `analyse`. */
export interface Formula {
  readonly response: string;
  /** Main effects first, as R orders them. */
  readonly terms: readonly ModelTerm[];
  /** Columns wrapped in C(): levels of a factor even where they look like numbers. */
  readonly factors: readonly string[];
  /** Terms and responses that are computed: `log10(lr)`, `poly(x, 2)`. [] without. */
  readonly computed: readonly ComputedColumn[];
  /** Factors whose levels belong to those of others: `method / rank` and `rank %in% method`. [] without. */
  readonly nests: readonly Nest[];
  /** Columns of `cbind(correct, wrong)`: successes and failures. Undefined for any other response. */
  readonly counts: { readonly successes: string; readonly failures: string } | undefined;
  /** Columns in Error(): together they number the whole plots. [] without. */
  readonly plots: readonly string[];
  /** Those of `(1 | subject)` and of `Error(subject / (a * b))`. [] without. */
  readonly randomTerms: readonly RandomTerm[];
  /** Every mention of a column, the response first, in the order of the text. */
  readonly mentions: readonly ColumnMention[];
}

/** A factor whose levels exist, or mean something, within each combination of the levels of others only. */
export interface Nest {
  readonly factor: string;
  /** Factors that it is within; at least one. */
  readonly within: readonly string[];
}

export interface ColumnMention {
  readonly name: string;
  /** Where it stands in the text, from 1. */
  readonly column: number;
}

/** What the fixed part has too is where the effect is drawn separately, unless it has all of it. */
export function groupedBy(names: readonly string[], terms: readonly ModelTerm[]): RandomTerm {
  const groups = names.filter((name) => !terms.some((term) => term.includes(name)));
  if (groups.length === 0) return { groups: names, within: [] };
  return { groups, within: names.filter((name) => !groups.includes(name)) };
}
