import type { FactorVariable } from './model-matrix.ts';
import { type LinearFit, nominalDf } from './linear-fit.ts';
import { increment } from './sum-of-squares.ts';
import { contains } from './term.ts';

/** Why a term has fewer degrees of freedom than its levels would give. */
export interface Deficiency {
  /** Columns of the term in a complete layout. */
  readonly nominalDf: number;
  readonly df: number;
  /** Lost because combinations of the term's own factors never occurred. */
  readonly lostToEmptyCells: number;
  /** Lost because other terms explain the same differences. */
  readonly lostToOthers: number;
  /** The terms that do, the fewest that suffice. */
  readonly aliasedWith: readonly string[];
}

/**
 * @param index of the term in `fit.layout.blocks`
 * @param base indices of the terms it is adjusted for
 * @param df its rank increment over that base
 */
export function explainDeficiency(
  fit: LinearFit,
  index: number,
  base: readonly number[],
  df: number,
): Deficiency {
  const { blocks } = fit.layout;
  const block = blocks[index] as (typeof blocks)[number];
  const nominal = nominalDf(fit, index);
  if (df >= nominal) return { nominalDf: nominal, df, lostToEmptyCells: 0, lostToOthers: 0, aliasedWith: [] };

  const margins = base.filter((other) =>
    contains(block.term, (blocks[other] as (typeof blocks)[number]).term),
  );
  const dfOverMargins = increment(fit, margins, [index]).df;
  const explaining =
    dfOverMargins === df
      ? // Empty cells alone: with nothing left, the term is what its own margins already say.
        df === 0
        ? margins
        : []
      : fewestThatExplain(fit, index, base, margins, df);
  return {
    nominalDf: nominal,
    df,
    lostToEmptyCells: nominal - dfOverMargins,
    lostToOthers: dfOverMargins - df,
    aliasedWith: explaining.map((other) => (blocks[other] as (typeof blocks)[number]).name),
  };
}

/** Leaves out one term after another, the last first, as long as the term's df do not grow. Margins are not named. */
function fewestThatExplain(
  fit: LinearFit,
  index: number,
  base: readonly number[],
  margins: readonly number[],
  df: number,
): number[] {
  let needed = [...base];
  for (const candidate of [...base].reverse()) {
    if (margins.includes(candidate)) continue;
    const without = needed.filter((other) => other !== candidate);
    if (increment(fit, without, [index]).df === df) needed = without;
  }
  return needed.filter((other) => !margins.includes(other));
}

/** In words, for the reason of an ANOVA row; null where nothing is lost. */
export function deficiencyInWords(deficiency: Deficiency, name: string): string | null {
  const { nominalDf, df, lostToEmptyCells, lostToOthers, aliasedWith } = deficiency;
  if (df >= nominalDf) return null;
  if (df === 0 && aliasedWith.length > 0) {
    return `cannot be told apart from ${aliasedWith.join(' + ')}: no degrees of freedom of its own`;
  }
  const parts: string[] = [];
  if (lostToOthers > 0) {
    parts.push(
      `${lostToOthers} of ${nominalDf} degrees of freedom cannot be told apart from ${aliasedWith.join(' + ')}`,
    );
  }
  if (lostToEmptyCells > 0) {
    parts.push(
      `${lostToEmptyCells} of ${nominalDf} degrees of freedom lost: some combinations of ${name} never occurred`,
    );
  }
  return parts.join('; ');
}

/** Combinations of some factors that never occur among the rows used. */
export function emptyCombinations(fit: LinearFit, factors: readonly FactorVariable[]): number {
  const seen = new Set<number>();
  for (const row of fit.cells.exampleRow) {
    let key = 0;
    for (const { codes, levels } of factors) key = key * levels.length + (codes[row] as number);
    seen.add(key);
  }
  return factors.reduce((product, { levels }) => product * levels.length, 1) - seen.size;
}
