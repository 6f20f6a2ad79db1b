import type { Analysis, EstimatedMean } from '../analysis-result.ts';
import { type Best, isSameCell } from '../means/best-result.ts';
import { formatInterval, formatWithin } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { alpha, isFound } from './alpha.ts';
import { doubtsInWords } from './best-cell-words.ts';
import { ofPopulation } from './population.ts';
import { effects, partsOf, qualifiedBy } from './qualified.ts';
import { unseenInWords } from './unseen-in-words.ts';
import { formatP, listWords } from './wording.ts';

/** Cells named one by one; more are counted. */
const namedMax = 5;

/**
 * The best cell by its runs and by the model, how far to believe it, and the levels that may be the best.
 *
 * @example
 * const table = dataTable({ a: factorColumn(['x', 'x', 'y', 'y']), y: numericColumn([1, 2, 8, 9]) });
 * bestInWords(analyse(table, { response: 'y', terms: [['a']], goal: 'maximise' }))[1];
 * // 'With 95% confidence no other cell is better than a y in these runs.'
 */
export function bestInWords(analysis: Analysis): string[] {
  const { best, goal } = analysis;
  // Of a response that never varies no cell is the best.
  if (best === null || goal === null || analysis.totalSumSq === 0) return [];
  const words = [
    ...whereInWords(best, analysis),
    ...shrunkenInWords(best, analysis),
    ...rivalsInWords(best, analysis),
  ];
  // Averages over the others mean nothing where the model does not fit, and nothing new where there are no others.
  const isOneFactor = Object.keys(best.levels).length === 1 && best.cells.cells.length > 0;
  return misfits(best) || isOneFactor
    ? words
    : [...words, ...bestByFactor(analysis), ...mayBeBestInWords(analysis)];
}

const misfits = ({ lackOfFitP }: Best): boolean => lackOfFitP !== null && lackOfFitP < alpha;

const extremeOf = ({ goal }: Analysis): string => (goal === 'maximise' ? 'highest' : 'lowest');

const cellName = (levels: Readonly<Record<string, string>>): string =>
  Object.entries(levels)
    .map(([factor, level]) => `${factor} ${level}`)
    .join(', ');

/** A row of counts holds many tries, or many events. */
const runsInWords = (n: number, { counts }: Analysis): string => {
  const unit = counts === null ? 'run' : 'row';
  return n === 1 ? `a single ${unit}` : `the mean of ${n} ${unit}s`;
};

/** What is highest or lowest. */
const responseInWords = ({ response, counts }: Analysis): string => {
  if (counts === null) return response;
  return counts.family === 'binomial' ? `rate of ${response}` : `number of ${response}`;
};

function whereInWords(best: Best, analysis: Analysis): string[] {
  const { population } = analysis;
  const extreme = extremeOf(analysis);
  const { observed, modelled } = best;
  const limits =
    best.lower === null || best.upper === null
      ? ''
      : ` (95% interval ${formatInterval(best.lower, best.upper)})`;
  const unknown = unseenInWords(analysis);
  const where = `In these runs the ${extreme} observed ${responseInWords(analysis)} is ${formatWithin(observed.mean, best)}, ${runsInWords(observed.n, analysis)}, at ${cellName(observed.levels)}${tiesInWords(best)}${unknown === '' ? '' : ` (${unknown})`}`;
  const isSame = isSameCell(observed, modelled);
  const forWhom = population === 'these runs' ? '' : `${ofPopulation(population)}, `;
  const fixed = covariatesInWords(analysis);
  const byModel = isSame
    ? `${forWhom}the model estimates ${formatWithin(best.mean, best)}${limits} there${fixed}`
    : `${forWhom}the ${extreme} that the model estimates is ${formatWithin(best.mean, best)}${limits}, at ${cellName(modelled.levels)}${fixed}, where ${modelled.observed === null ? 'nothing' : `${formatWithin(modelled.observed, best)}, ${runsInWords(modelled.n, analysis)},`} was observed`;
  return [
    `${where}; ${byModel}.`,
    ...blocksInWords(best, isSame, analysis),
    ...distrustInWords(best, isSame),
  ];
}

/** Where only blocks make another cell look best. */
function blocksInWords({ trusted }: Best, isSame: boolean, { block, splitPlot, random }: Analysis): string[] {
  if (isSame || !trusted) return [];
  const names = block === null ? (splitPlot === null ? random : [splitPlot.plots]) : [block];
  return [
    `Cells ran at different levels of ${listWords(names)}, which the model adjusts for and observed means do not: go by the model.`,
  ];
}

function tiesInWords({ observed: { tied } }: Best): string {
  if (tied.length === 0) return '';
  const named = tied.length > namedMax ? '' : `: ${tied.map(cellName).join('; ')}`;
  return ` (${plural(tied.length, 'other cell has', 'other cells have')} the same mean${named})`;
}

function distrustInWords(best: Best, isSame: boolean): string[] {
  const { trusted, lackOfFitP } = best;
  if (trusted) return [];
  const because = `The model is not trusted here, because ${doubtsInWords(best)}`;
  if (misfits(best)) {
    const again = isSame ? '' : ', and run both cells again before you rely on one';
    return [`${because}, ${formatP(lackOfFitP as number)}: go by the observed means${again}.`];
  }
  const chance =
    lackOfFitP === null
      ? 'whether by chance cannot be told'
      : `chance alone may do that, as nothing else speaks against the model (lack of fit, ${formatP(lackOfFitP)})`;
  return [`${because}; ${chance}: run both cells again before you rely on one.`];
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

/** Empty if the correction for chance would not change the printed figures. */
function shrunkenInWords(best: Best, analysis: Analysis): string[] {
  const { shrunken, observed } = best;
  if (shrunken === null) return [];
  const isMaximised = analysis.goal === 'maximise';
  const picked = `A mean that was picked for being the ${extremeOf(analysis)} is likely too ${isMaximised ? 'high' : 'low'} (winner's curse)`;
  if (misfits(best))
    return [`${picked}, and the model fits too badly to say by how much: run that cell again.`];
  const [expected, seen] = [formatWithin(shrunken.mean, best), formatWithin(observed.mean, best)];
  const isWorse = isMaximised ? shrunken.mean < observed.mean : shrunken.mean > observed.mean;
  if (!isWorse || expected === seen) return [];
  const again = analysis.population === 'these runs' ? '' : `, with ${analysis.population}`;
  return [
    `${picked}: expect about ${expected} rather than ${seen} at ${cellName(observed.levels)} when it is run again${again}.`,
  ];
}

function rivalsInWords({ cells: { cells, reason }, withinInterval }: Best, analysis: Analysis): string[] {
  const forWhom = ofPopulation(analysis.population);
  const rivals = cells.filter(({ mayBeBest }) => mayBeBest);
  if (rivals.length === 0) {
    return [
      ...(withinInterval === 0
        ? []
        : [
            `${plural(withinInterval, 'other combination lies', 'other combinations lie')} inside that interval of the model, so it may not be the only good one.`,
          ]),
      ...(reason === null ? [] : [`Cells are not compared with the best one: ${reason}.`]),
    ];
  }
  const names = rivals.map(({ levels }) => cellName(levels));
  const { unseen } = analysis;
  const known = unseen.levels.length + unseen.cells.length > 0 ? ' that has results' : '';
  const isFew = rivals.length < cells.length && !effects(analysis).some(isFound);
  const alone = isFew ? ' (by comparing cells alone: no effect is clear by itself)' : '';
  if (rivals.length === 1) {
    return [`With 95% confidence no other cell${known} is better than ${names[0]} ${forWhom}${alone}.`];
  }
  if (rivals.length > namedMax) {
    return [
      `With 95% confidence the best of ${cells.length} cells is one of ${rivals.length} ${forWhom}${alone}: the data do not say which.`,
    ];
  }
  return [
    `With 95% confidence the best of ${cells.length} cells ${forWhom} is one of these: ${names.join('; ')}${alone}.`,
  ];
}

/** The factors whose ranking of levels does not depend on another factor. */
const unqualified = (analysis: Analysis): ((factor: string) => boolean) => {
  return (factor) => qualifiedBy(factor, analysis).length === 0;
};

/** The best level of each factor by itself, where there is a choice and where it does not depend on another factor. */
function bestByFactor(analysis: Analysis): string[] {
  const { means, goal, population } = analysis;
  const all = new Set(means.filter(({ levels }) => Object.keys(levels).length === 1).map(({ term }) => term));
  // The best level of the only factor is the best cell, which is named.
  if (all.size < 2) return [];
  const factors = [...all].filter(unqualified(analysis));
  const named = factors.flatMap((factor) => bestOfFactor(factor, means, goal === 'maximise' ? -1 : 1));
  return named.length === 0
    ? []
    : [
        `Factor by factor, on average over the others, the ${extremeOf(analysis)} estimated means ${ofPopulation(population)} are at ${listWords(named)}.`,
      ];
}

function bestOfFactor(factor: string, means: readonly EstimatedMean[], sign: 1 | -1): string[] {
  const known = means.filter(({ term, mean }) => term === factor && mean !== null);
  const all = known.filter(({ over }) => over !== 'valid');
  const own = all.length > 0 ? all : known;
  if (own.length < 2) return [];
  const [first] = own.toSorted((a, b) => sign * ((a.mean as number) - (b.mean as number)));
  if (first?.mean === null || first === undefined) return [];
  const { mean, lower, upper } = first;
  const ties = own.filter((one) => Math.abs((one.mean as number) - mean) <= 1e-12 * Math.abs(mean));
  const limits = lower === null || upper === null ? '' : `, ${formatInterval(lower, upper)}`;
  const over = all.length > 0 ? '' : ', over its valid combinations';
  const levels = ties.map((one) => one.levels[factor]).join(' or ');
  return [`${factor} ${levels} (${formatWithin(mean, first)}${limits}${over})`];
}

/** Hsu's verdict where it leaves more than one candidate, or settles on one; not where the ranking depends on another factor. */
function mayBeBestInWords(analysis: Analysis): string[] {
  const named = analysis.bestLevels
    .filter(({ levels }) => levels.length > 1)
    .filter(({ term }) => unqualified(analysis)(term))
    .map(({ term, levels }) => {
      // With several factors, a level is named only if the test of its factor found a difference.
      const row = analysis.anova.find((one) => one.term === term);
      if (row !== undefined && row.p !== null && !isFound(row)) return `${term} any`;
      const candidates = levels.filter(({ mayBeBest }) => mayBeBest).map(({ level }) => level);
      return candidates.length === levels.length ? `${term} any` : `${term} ${candidates.join(' or ')}`;
    });
  return named.length === 0
    ? []
    : [
        analysis.bestLevels.length < 2
          ? `Levels that may be the best ${ofPopulation(analysis.population)}, with 95% confidence: ${named.join('; ')}.`
          : `Levels that may be the best on that average, ${ofPopulation(analysis.population)}, with 95% confidence for each factor: ${named.join('; ')}.`,
      ];
}
