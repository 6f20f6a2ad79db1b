import type { Variable } from '../model/model-matrix.ts';
import type { FixedPart } from './fixed-part.ts';
import type { RandomTerm } from './random-term.ts';

/** What an error model with random factors is made from. */
export interface MixedData {
  /** Of cells that are folded by every fixed and random variable, without absorbed levels. */
  readonly fixed: FixedPart;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly random: readonly RandomTerm[];
}
