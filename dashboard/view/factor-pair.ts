/** The two factors that an interaction or a heat map is of. */
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { shownResponse, termsByShare } from './anova-view.ts';
import type { DashboardModel } from './model.ts';

export interface FactorPair {
  /** Its levels are the columns of a heat map, and the places along the axis of an interaction. */
  readonly across: string;
  /** Its levels are the rows, and the lines. */
  readonly down: string;
}

/** Factors with something to compare. */
export const variedFactors = (spec: SweepSpec | undefined): string[] =>
  (spec?.factors ?? []).filter(({ levels }) => levels.length > 1).map(({ name }) => name);

/** Undefined where fewer than two factors vary. */
export function chosenPair(model: DashboardModel): FactorPair | undefined {
  const names = variedFactors(model.sweep?.spec);
  if (names.length < 2) return undefined;
  const { across, down } = model.screen.anova;
  const asked = [across, down].map((name) => (name !== undefined && names.includes(name) ? name : undefined));
  const [likely, other] = likelyPair(model, names);
  const first = asked[0] ?? (likely === asked[1] ? other : likely);
  const second = asked[1] ?? (other === first ? likely : other);
  return first === second ? undefined : { across: first, down: second };
}

/** The interaction that explains most, where one is found to; else the two factors that do. The one with more levels is across. */
function likelyPair(model: DashboardModel, names: readonly string[]): [string, string] {
  const response = shownResponse(model);
  const analysis = response === undefined ? undefined : model.analyses.get(response)?.analysis;
  const terms = analysis === undefined ? [] : termsByShare(analysis).map(({ term }) => term);
  const byShare = [...names].sort((a, b) => placeOf(terms, a) - placeOf(terms, b));
  const interaction = terms.find((term) => {
    const share = analysis?.shares.find((one) => one.term === term);
    return isPairOf(term, names) && share !== undefined && share.lower > 0;
  });
  const pair = interaction?.split(':') ?? byShare;
  const levelsOf = (name: string): number =>
    model.sweep?.spec?.factors.find((factor) => factor.name === name)?.levels.length ?? 0;
  const [first, second] = [pair[0] as string, pair[1] as string];
  return levelsOf(second) > levelsOf(first) ? [second, first] : [first, second];
}

const placeOf = (terms: readonly string[], name: string): number =>
  terms.includes(name) ? terms.indexOf(name) : terms.length;

function isPairOf(term: string, names: readonly string[]): boolean {
  const parts = term.split(':');
  return parts.length === 2 && parts.every((part) => names.includes(part));
}

/** The next factor for one of the two; it takes the place of the other where that comes next. */
export function turnedPair(model: DashboardModel, which: 'across' | 'down'): FactorPair | undefined {
  const pair = chosenPair(model);
  if (pair === undefined) return undefined;
  const names = variedFactors(model.sweep?.spec);
  const next = names[(names.indexOf(pair[which]) + 1) % names.length] as string;
  const other = which === 'across' ? 'down' : 'across';
  return next === pair[other] ? { across: pair.down, down: pair.across } : { ...pair, [which]: next };
}
