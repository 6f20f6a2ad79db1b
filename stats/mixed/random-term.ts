import { assert } from '../../base/assert.ts';
import { type Cells, numberCells } from '../model/cells.ts';
import type { FactorVariable, Variable } from '../model/model-matrix.ts';
import type { ModelTerm } from '../model/term.ts';

/**
 * A random term: an effect drawn for each level of some random factors (`groups`), separately at each combination of
 * some fixed variables (`within`). `{groups: ['seed'], within: ['a']}` is R's `(1 | seed:a)`; a covariate in `within`
 * is a slope that varies over the levels, independent of the other terms: `(0 + x | seed)`.
 */
export interface RandomTerm {
  readonly groups: readonly string[];
  readonly within: ModelTerm;
}

/** An effect drawn for each level of one factor, alike for all runs of it: R's `(1 | subject)`. */
export const randomIntercept = (name: string): RandomTerm => ({ groups: [name], within: [] });

/** As R writes it: `seed:a`. */
export const randomTermName = ({ groups, within }: RandomTerm): string => [...groups, ...within].join(':');

/** A random term over the cells of a data set. */
export interface RandomColumns {
  readonly term: RandomTerm;
  readonly name: string;
  /** Number of effects, q. */
  readonly levels: number;
  /** [cells], which effect each cell has; every effect occurs. */
  readonly codes: Int32Array;
  /** [cells], what multiplies the effect: the covariates of the term, 1 where it has none. */
  readonly values: Float64Array;
}

/** @param cells folded by every variable of the term, at least */
export function randomColumns(
  term: RandomTerm,
  variables: ReadonlyMap<string, Variable>,
  cells: Cells,
): RandomColumns {
  const values = new Float64Array(cells.count).fill(1);
  const factors: FactorVariable[] = [];
  for (const name of [...term.groups, ...term.within]) {
    const variable = variables.get(name);
    assert(variable !== undefined, `random term ${randomTermName(term)} names ${name}, which is no variable`);
    if (variable.kind === 'factor') factors.push(variable);
    else
      for (const [cell, row] of cells.exampleRow.entries()) {
        values[cell] = (values[cell] as number) * (variable.values[row] as number);
      }
  }
  const { cellOfRow, count } = numberCells(
    factors.map(({ codes, levels }) => ({ codes, levels: levels.length })),
    cells.exampleRow,
  );
  return { term, name: randomTermName(term), levels: count, codes: cellOfRow, values };
}

/**
 * The random terms of factors whose levels are a sample: for each of them the factor itself and its interaction with
 * every fixed term, so that each fixed term can be tested against its own interaction.
 *
 * @example
 * randomTermsOf(['seed'], [['a'], ['b'], ['a', 'b']]).map(randomTermName); // ['seed', 'seed:a', 'seed:b', 'seed:a:b']
 */
export function randomTermsOf(random: readonly string[], fixed: readonly ModelTerm[]): RandomTerm[] {
  const own = fixed.filter((term) => !term.some((name) => random.includes(name)));
  return random.flatMap((name) => [
    randomIntercept(name),
    ...own.map((within) => ({ groups: [name], within })),
  ]);
}
