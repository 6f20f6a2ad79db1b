import type { Analysis, EstimatedMean } from '../analysis-result.ts';
import type { Best } from '../means/best-result.ts';
import { formatNumber } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { populationInWords } from './population.ts';
import { effects, partsOf, qualifiedBy } from './qualified.ts';
import { formatP, listWords } from './wording.ts';

/** Cells named one by one; more are counted. */
const namedMax = 5;

/** The best cell by its runs and by the model, how far to believe it, and the levels that may be the best. */
export function bestInWords(analysis: Analysis): string[] {
  const { best, goal } = analysis;
  if (best === null || goal === null) return [];
  return [
    ...whereInWords(best, analysis),
    ...shrunkenInWords(best, analysis),
    ...rivalsInWords(best),
    ...bestByFactor(analysis),
    ...mayBeBestInWords(analysis),
  ];
}

const extremeOf = ({ goal }: Analysis): string => (goal === 'maximise' ? 'highest' : 'lowest');

const cellName = (levels: Readonly<Record<string, string>>): string =>
  Object.entries(levels)
    .map(([factor, level]) => `${factor} ${level}`)
    .join(', ');

function whereInWords(best: Best, analysis: Analysis): string[] {
  const { response, population } = analysis;
  const extreme = extremeOf(analysis);
  const { observed, modelled } = best;
  const limits =
    best.lower === null || best.upper === null
      ? ''
      : ` (95% interval ${formatNumber(best.lower)} to ${formatNumber(best.upper)})`;
  const runs = (n: number): string => (n === 1 ? 'a single run' : `the mean of ${n} runs`);
  const unseen = unseenInWords(best);
  const where = `The ${extreme} observed ${response} is ${formatNumber(observed.mean)}, ${runs(observed.n)}, at ${cellName(observed.levels)}`;
  const isSame = cellName(observed.levels) === cellName(modelled.levels);
  const fixed = covariatesInWords(analysis);
  const byModel = isSame
    ? `the model estimates ${formatNumber(best.mean)}${limits} there${fixed}, ${populationInWords(population)}`
    : `the ${extreme} that the model estimates is ${formatNumber(best.mean)}${limits}, at ${cellName(modelled.levels)}${fixed}, where ${modelled.observed === null ? 'nothing' : `${formatNumber(modelled.observed)}, ${runs(modelled.n)},`} was observed`;
  return [`${where}${unseen}; ${byModel}.`, ...distrustInWords(best, isSame)];
}

function distrustInWords({ trusted, reason, lackOfFitP }: Best, isSame: boolean): string[] {
  if (trusted) return [];
  const p = lackOfFitP !== null && lackOfFitP < 0.05 ? `, ${formatP(lackOfFitP)}` : '';
  const next = isSame
    ? 'go by the observed means'
    : 'go by the observed means, and run both cells again before you rely on one';
  return [`The model is not trusted here, because ${(reason ?? '').replaceAll(';', ', and')}${p}: ${next}.`];
}

/** Covariates are held at their mean. */
function covariatesInWords(analysis: Analysis): string {
  const { oneWay, block } = analysis;
  const names = effects(analysis).flatMap((row) => {
    const parts = partsOf(row.term, analysis);
    return parts.length === 1 && row.term !== block && !oneWay.some(({ term }) => term === row.term)
      ? parts
      : [];
  });
  return names.length === 0
    ? ''
    : ` with ${listWords(names)} at ${names.length === 1 ? 'its mean' : 'their means'}`;
}

function unseenInWords({ unseen: { levels, cells } }: Best): string {
  const named = [
    ...levels.map(({ factor, level }) => `${factor} ${level}`),
    ...cells.slice(0, namedMax).map((cell) => Object.entries(cell).flat().join(' ')),
    ...(cells.length > namedMax ? [plural(cells.length - namedMax, 'other cell')] : []),
  ];
  return named.length === 0 ? '' : ` (nothing is known of ${listWords(named)}: no run there gave a result)`;
}

function shrunkenInWords({ shrunken, observed }: Best, analysis: Analysis): string[] {
  if (shrunken === null) return [];
  const high = analysis.goal === 'maximise' ? 'high' : 'low';
  return [
    `A mean that was picked for being the ${extremeOf(analysis)} is likely too ${high} (winner's curse): expect about ${formatNumber(shrunken.mean)} rather than ${formatNumber(observed.mean)} at ${cellName(observed.levels)} when it is run again.`,
  ];
}

function rivalsInWords({ cells: { cells }, withinInterval }: Best): string[] {
  const rivals = cells.filter(({ mayBeBest }) => mayBeBest);
  if (rivals.length === 0) {
    return withinInterval === 0
      ? []
      : [
          `${plural(withinInterval, 'other combination lies', 'other combinations lie')} inside the model's interval, so it may not be the only good one.`,
        ];
  }
  const names = rivals.map(({ levels }) => cellName(levels));
  if (rivals.length === 1) return [`With 95% confidence no other cell is better than ${names[0]}.`];
  if (rivals.length > namedMax) {
    return [`${rivals.length} of ${cells.length} cells may be the best, with 95% confidence.`];
  }
  return [
    `With 95% confidence the best of ${plural(cells.length, 'cell')} is one of these: ${names.join('; ')}.`,
  ];
}

/** The best level of each factor by itself, where there is a choice and where it does not depend on another factor. */
function bestByFactor(analysis: Analysis): string[] {
  const { means, goal } = analysis;
  const factors = [
    ...new Set(means.filter(({ levels }) => Object.keys(levels).length === 1).map(({ term }) => term)),
  ].filter((factor) => qualifiedBy(factor, analysis).length === 0);
  const named = factors.flatMap((factor) => bestOfFactor(factor, means, goal === 'maximise' ? -1 : 1));
  return named.length === 0
    ? []
    : [`Factor by factor the ${extremeOf(analysis)} estimated means are at ${listWords(named)}.`];
}

function bestOfFactor(factor: string, means: readonly EstimatedMean[], sign: 1 | -1): string[] {
  const known = means.filter(({ term, mean }) => term === factor && mean !== null);
  const all = known.filter(({ over }) => over !== 'valid');
  const own = all.length > 0 ? all : known;
  if (own.length < 2) return [];
  const [first] = own.toSorted((a, b) => sign * ((a.mean as number) - (b.mean as number)));
  if (first === undefined) return [];
  const limits =
    first.lower === null || first.upper === null
      ? ''
      : `, ${formatNumber(first.lower)} to ${formatNumber(first.upper)}`;
  const over = all.length > 0 ? '' : ', over its valid combinations';
  return [`${factor} ${first.levels[factor]} (${formatNumber(first.mean as number)}${limits}${over})`];
}

/** Hsu's verdict where it leaves more than one candidate, or settles on one; not where the ranking depends on another factor. */
function mayBeBestInWords(analysis: Analysis): string[] {
  const named = analysis.bestLevels
    .filter(({ term, levels }) => levels.length > 1 && qualifiedBy(term, analysis).length === 0)
    .map(({ term, levels }) => {
      const candidates = levels.filter(({ mayBeBest }) => mayBeBest).map(({ level }) => level);
      return candidates.length === levels.length ? `${term} any` : `${term} ${candidates.join(' or ')}`;
    });
  return named.length === 0 ? [] : [`Levels that may be the best, with 95% confidence: ${named.join('; ')}.`];
}
