import { layOutModel } from '../model/model-matrix.ts';
import type { PreparedData } from '../model/prepare.ts';
import type { ModelTerm } from '../model/term.ts';
import { varianceComponents } from './variance-components.ts';

/** A block as a random factor. */
export interface BlockVariance {
  readonly block: string;
  readonly between: number;
  readonly within: number;
  /** between / (between + within). */
  readonly intraclassCorrelation: number;
  /** The estimate of `between` is at its lowest possible value, 0. */
  readonly atBoundary: boolean;
}

/** Levels from which a block is worth a variance of its own. */
const randomBlockLevelsMin = 6;

/** How much of the variation lies between the levels of the block; null where it has too few. */
export function blockVarianceOf(
  data: PreparedData,
  terms: readonly ModelTerm[],
  block: string | undefined,
): BlockVariance | null {
  const variable = block === undefined ? undefined : data.variables.get(block);
  if (variable?.kind !== 'factor' || variable.levels.length < randomBlockLevelsMin) return null;
  const fixed = terms.filter((term) => !term.includes(variable.name));
  const found = varianceComponents(layOutModel(fixed, data.variables), data.cells, variable);
  return found === undefined ? null : { block: variable.name, ...found };
}
