import type { BlockVariance } from '../analysis-result.ts';
import { layOutModel } from '../model/model-matrix.ts';
import type { PreparedData } from '../model/prepare.ts';
import type { ModelTerm } from '../model/term.ts';
import { varianceComponents } from './variance-components.ts';

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
