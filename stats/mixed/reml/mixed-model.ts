import type { DdfMethod, Untested, VarianceComponent } from '../error-model.ts';
import type { FixedPart } from '../fixed-part.ts';
import type { MixedData } from '../mixed-data.ts';
import { type RandomColumns, randomColumns } from '../random-term.ts';
import { fitReml, type RemlFit, type Start, startOf } from './fit-reml.ts';
import { identifiableTerms, residualIndex } from './identifiable.ts';
import { independentBlocks } from './independent-blocks.ts';
import { type MixedDesign, mixedDesign } from './mixed-design.ts';
import { type RemlError, remlError } from './reml-error.ts';

export type MixedModel =
  | { readonly fitted: true; readonly error: RemlError; readonly converged: boolean }
  | { readonly fitted: false; readonly why: Untested };

/**
 * A linear mixed model: the fixed part of `layout`, a variance for each random term and one for the residual, by REML.
 * A random term that the data cannot tell from the residual, from other terms or from the fixed part has no variance,
 * and its component says what it cannot be told from.
 *
 * @see Bates, Maechler, Bolker and Walker 2015, J. Stat. Software 67(1)
 */
export function mixedModel(
  { fixed, variables, random }: MixedData,
  method: DdfMethod = 'kenward-roger',
): MixedModel {
  const { cells } = fixed;
  const n = cells.rows.length;
  if (cells.totalSumSq === 0) return { fitted: false, why: 'constantResponse' };
  if (n <= fixed.rank) return { fitted: false, why: 'noResidual' };
  if (fixed.residualSumSq <= 1e-24 * cells.totalSumSq) return { fitted: false, why: 'perfectFit' };
  const all = random.map((term) => randomColumns(term, variables, cells));
  if (mostEffects(fixed, all) > effectsMax) return { fitted: false, why: 'tooManyEffects' };
  const { design, start, aliases } = estimableDesign(fixed, all);
  const fit = fitReml(design, start);
  if (fit === undefined || leavesNothing(fit)) return { fitted: false, why: 'perfectFit' };
  const components = variances(all, fit, aliases);
  return { fitted: true, error: remlError(fixed, fit, components, method), converged: fit.converged };
}

/** Random effects in one independent block beyond which a fit is refused: it would take minutes. */
const effectsMax = 2500;

/** Effects of the largest independent block, those of terms that are the residual left out. */
function mostEffects({ cells }: FixedPart, all: readonly RandomColumns[]): number {
  const several = all.filter(({ levels }) => levels < cells.rows.length);
  const sizes = independentBlocks(cells.count, several).map((block) =>
    several.reduce((sum, { codes }) => sum + new Set(block.map((cell) => codes[cell])).size, 0),
  );
  return Math.max(0, ...sizes);
}

/** True where random effects explain all but rounding: ratios to the residual variance then mean nothing. */
const leavesNothing = ({ at }: RemlFit): boolean => at.ratios.some((ratio) => ratio > 1e11);

/** Names of what a random term cannot be told from, by its name. */
type Aliases = ReadonlyMap<string, readonly string[]>;

/** Leaves out random terms whose variance the data cannot tell. */
function estimableDesign(
  fixed: FixedPart,
  all: readonly RandomColumns[],
): { readonly design: MixedDesign; readonly start: Start | undefined; readonly aliases: Aliases } {
  const aliases = new Map<string, readonly string[]>();
  const n = fixed.cells.rows.length;
  const several = all.filter(({ name, levels, values }) => {
    const isResidual = levels === n && values.every((value) => value === 1);
    if (isResidual) aliases.set(name, ['residual']);
    return !isResidual;
  });
  const design = mixedDesign(fixed, several);
  const start = startOf(design);
  const { terms } = design;
  if (start === undefined || terms.length === 0) return { design, start, aliases };
  const found = identifiableTerms(
    start.derivatives,
    terms.map(({ levels }) => levels),
    several.map((term) => terms.indexOf(term)),
  );
  if (found.kept.length === terms.length) return { design, start, aliases };
  const nameOf = (index: number): string =>
    index === residualIndex ? 'residual' : (terms[index] as RandomColumns).name;
  for (const [index, others] of found.aliases) {
    aliases.set(nameOf(index), others.length > 0 ? others.map(nameOf) : ['fixed part']);
  }
  const reduced = mixedDesign(
    fixed,
    several.filter((term) => found.kept.includes(terms.indexOf(term))),
  );
  return { design: reduced, start: startOf(reduced), aliases };
}

function variances(
  all: readonly RandomColumns[],
  { design, at }: RemlFit,
  aliases: Aliases,
): VarianceComponent[] {
  const components = all.map(({ name }): VarianceComponent => {
    const aliasedWith = aliases.get(name);
    if (aliasedWith !== undefined) return { group: name, variance: null, atZero: false, aliasedWith };
    const ratio = at.ratios[design.terms.findIndex((term) => term.name === name)] as number;
    return { group: name, variance: ratio * at.sigma2, atZero: ratio === 0, aliasedWith: [] };
  });
  return [...components, { group: 'residual', variance: at.sigma2, atZero: false, aliasedWith: [] }];
}
