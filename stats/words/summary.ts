import type { Analysis, AnovaRow, AssumptionTest, LinkedPair } from '../analysis-result.ts';
import { isDecided } from '../sequential/decision.ts';
import { saysThatNoErrorIsLeft } from './notes-for.ts';
import { formatInterval, formatNumber, formatWithin } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { adjustP } from '../anova/adjust-p.ts';
import { alpha } from './alpha.ts';
import { bestInWords } from './best-in-words.ts';
import { countsInWords } from './counts-in-words.ts';
import { nestInWords, untestedNests } from './untested-nests.ts';
import { effectsInWords, inseparable } from './effects-in-words.ts';
import { numbersInWords } from './numbers-in-words.ts';
import { overlapInWords } from './overlap-in-words.ts';
import { outliersInWords } from './outliers-in-words.ts';
import { halfIntervalInWords } from './half-interval-in-words.ts';
import { ofPopulation, populationInWords } from './population.ts';
import { effects, partsOf } from './qualified.ts';
import { typeThreeInWords } from './type-three-in-words.ts';
import { sweepsInWords } from './sweeps-in-words.ts';
import { sphericityInWords } from './sphericity-in-words.ts';
import { lenthInWords } from './lenth-in-words.ts';
import { missingInWords } from './missing-in-words.ts';
import { dfText, fewDf, formatP, formatShare, listWords } from './wording.ts';

/**
 * What was found and how sure it is, in plain words: a sentence or two an element, most important first.
 * Everything said here can be read off the analysis; nothing is computed here.
 *
 * @example
 * const table = dataTable({
 *   a: factorColumn(['x', 'x', 'y', 'y', 'z', 'z']),
 *   y: numericColumn([1, 2, 4, 5, 7, 9]),
 * });
 * summarise(analyse(table, { response: 'y', terms: [['a']] }))[0];
 * // '6 rows, 3 parameters: the model explains 93.4% of the variation in y.'
 */
export function summarise(analysis: Analysis): string[] {
  return [
    ...interimInWords(analysis),
    ...(analysis.counts === null || analysis.n === 0 ? fitInWords(analysis) : countsInWords(analysis)),
    ...effectsInWords(analysis),
    ...overlapInWords(analysis),
    ...sweepsInWords(analysis),
    ...numbersInWords(analysis),
    ...typeThreeInWords(analysis),
    ...lenthInWords(analysis),
    ...sphericityInWords(analysis),
    ...untestedInWords(analysis),
    ...confoundedInWords(analysis),
    ...bestInWords(analysis),
    ...referencesInWords(analysis),
    ...halfIntervalInWords(analysis),
    ...assumptionsInWords(analysis),
    ...outliersInWords(analysis),
    ...missingInWords(analysis),
    ...divergedInWords(analysis),
  ];
}

/** While runs arrive only the e-process may decide: it alone may be looked at again and again. */
function interimInWords({ interim, evidence, population }: Analysis): string[] {
  if (!interim) return [];
  const decided = evidence.filter((one) => isDecided(one, alpha)).map(({ term }) => term);
  const [first] = evidence;
  if (first === undefined) return ['The sweep still runs: all of this is interim and descriptive.'];
  const [what, why] =
    first.look === null
      ? [
          `however often one looks: ${listWords(decided)} (e-process, E of ${1 / alpha} or more)`,
          'It may lag behind p: that is the price of looking at any time.',
        ]
      : [
          `at planned look ${first.look.number} of ${first.look.planned}: ${listWords(decided)}`,
          'It may lag behind p, because all planned looks share the level.',
        ];
  return [
    'The sweep still runs: all of this is interim and descriptive.',
    ...(decided.length === 0
      ? [`No factor has enough evidence yet ${ofPopulation(population)}. ${why}`]
      : [`Enough evidence already ${populationInWords(population)}, ${what}. ${why}`]),
  ];
}

function fitInWords({ response, n, rank, rSquared }: Analysis): string[] {
  if (n === 0) return [`No row has a ${response} and every factor yet: there is nothing to analyse.`];
  if (rSquared === null)
    return [`${response} is the same in all ${n} rows: there is no variation to explain.`];
  return [
    n === rank
      ? `${plural(n, 'row')}, ${plural(rank, 'parameter')}: with as many parameters as rows a model fits any numbers exactly, so that nothing is left to judge it by.`
      : `${plural(n, 'row')}, ${plural(rank, 'parameter')}: the model explains ${formatShare(rSquared)} of the variation in ${response}.`,
  ];
}

function untestedInWords(analysis: Analysis): string[] {
  const { anova, block } = analysis;
  const untested = anova.filter(
    ({ term, p, reason }) => term !== 'Residuals' && term !== block && p === null && reason !== null,
  );
  const words = [...new Set(untested.map(({ reason }) => reason))].map((why) => {
    const terms = untested.filter(({ reason }) => reason === why).map(({ term }) => term);
    return `${listWords(terms)} ${terms.length === 1 ? 'is' : 'are'} not tested: ${why}.${wayOutInWords(untested, why)}`;
  });
  // Aliased terms say that of themselves, and nobody would say that there is no error to test anything against.
  const without = anova.at(-1)?.reason;
  if (words.length > 0 && without && !untested.some((row) => saysThatNoErrorIsLeft(row, analysis)))
    words.push(`Nor could anything be tested: ${without}.`);
  return words;
}

/** What to do where the model leaves nothing to test against. */
function wayOutInWords(untested: readonly AnovaRow[], why: string | null): string {
  const own = untested.filter(({ reason, status }) => reason === why && status === 'noResidual');
  const last = own.at(-1)?.term;
  if (last === undefined) return '';
  return last.includes(':')
    ? ` Run the settings again, or leave the last interaction, ${last}, out of --formula: what it does then stands in for the error.`
    : ' Run the settings again, or leave a term out of --formula.';
}

function confoundedInWords(analysis: Analysis): string[] {
  const { linkedPairs, anova, block } = analysis;
  const said = inseparable(analysis);
  const told = new Set(linkedPairs.flatMap(({ factors }) => factors));
  const nests = untestedNests(analysis);
  const pairs = linkedPairs.flatMap((pair) => {
    if (pair.components.length < 2) return [];
    if (nests.some((nest) => nest.pairs.includes(pair))) return pair.words.slice(1, 2);
    return [...(said.includes(pair) ? [] : togetherInWords(pair, analysis)), ...pair.words.slice(1)];
  });
  const partly = anova
    .filter(
      ({ term, status, p }) => status === 'partlyAliased' && p !== null && term !== block && !told.has(term),
    )
    .map(({ term, reason }) => `${term}: ${reason}.`);
  return [...pairs, ...nests.map(nestInWords), ...partly];
}

/** What two linked factors explain between them, whichever of the two it is. */
function togetherInWords(
  { factors, rows, residualDf }: LinkedPair,
  { totalSumSq, population }: Analysis,
): string[] {
  const [whole] = rows;
  if (whole === undefined || whole.sumSq === null || totalSumSq === null || totalSumSq === 0) return [];
  const test =
    whole.f === null || whole.p === null
      ? ''
      : ` (F(${whole.df}, ${dfText(whole.denDf ?? residualDf)}) = ${formatNumber(whole.f, 3)}, ${formatP(whole.p, whole.logP)}${fewDf(whole.denDf ?? residualDf)})`;
  const share = formatShare(whole.sumSq / totalSumSq);
  return [
    `${factors[0]} and ${factors[1]} together account for ${share} of the variation ${populationInWords(population)}${test}.`,
  ];
}

/** Beside the design, not in it: the best combination was picked for being the best, so no test compares the two. */
function referencesInWords({ references }: Analysis): string[] {
  const named = references.flatMap(({ name, mean, lower, upper, n, runs }) => {
    if (mean === null) return [`${name} (no result of ${plural(runs, 'run')})`];
    const limits = lower === null || upper === null ? '' : `95% interval ${formatInterval(lower, upper)}, `;
    return [`${name} ${formatWithin(mean, { lower, upper })} (${limits}${plural(n, 'run')})`];
  });
  return named.length === 0 ? [] : [`For reference, outside the design: ${listWords(named)}.`];
}

/** A model of one covariate lacks a curve; one of factors an interaction. */
function whatIsMissing(analysis: Analysis): string {
  const parts = effects(analysis).map(({ term }) => partsOf(term, analysis));
  const isFactor = (name: string): boolean => analysis.oneWay.some(({ term }) => term === name);
  const covariates = parts.filter(([name = '']) => !isFactor(name)).length;
  if (covariates === 0) return 'an interaction is missing';
  const [name = ''] = parts.flat();
  return parts.length === 1
    ? `the relation is a curve, not a line; poly(${name}, 2) in --formula fits one, and so does poly(log10(${name}), 2) where values are spaced by factors`
    : 'a curve or an interaction is missing';
}

const doubtful = (test: AssumptionTest | null): test is AssumptionTest & { p: number } =>
  test?.p !== null && test?.p !== undefined && test.p < doubtfulBelow;

/** p of a test of an assumption below which a sentence says so. */
const doubtfulBelow = 0.01;

/** Of many factors one or another has a low p by chance, so each is judged by Holm's. */
function unequalInWords({ assumptions, robust, random, splitPlot }: Analysis): string[] {
  const tested = Object.entries(assumptions.equalVarianceByFactor).flatMap(([factor, { p }]) =>
    p === null ? [] : [{ factor, p }],
  );
  const adjusted = adjustP(tested.map(({ p }) => p));
  const unequal = tested.filter((_, index) => (adjusted[index] as number) < doubtfulBelow);
  if (unequal.length === 0) return [];
  const named = unequal.map(({ factor, p }) => `${factor} (Brown-Forsythe, ${formatP(p)})`);
  const isPossible = random.length === 0 && splitPlot === null;
  const next =
    robust !== null
      ? ' HC3 and Welch allow for that.'
      : isPossible
        ? ' --robust adds tests that allow for that.'
        : '';
  return [
    `The spread differs between levels of ${listWords(named)}: p-values that assume equal variances may be too small or too large.${next}`,
  ];
}

function assumptionsInWords(analysis: Analysis): string[] {
  const { assumptions } = analysis;
  const words: string[] = [];
  if (doubtful(assumptions.lackOfFit)) {
    words.push(
      `Replicates vary less than the model leaves unexplained (lack of fit, ${formatP(assumptions.lackOfFit.p)}): ${whatIsMissing(analysis)}.`,
    );
  }
  words.push(...unequalInWords(analysis));
  if (doubtful(assumptions.normality)) {
    const then = doubtful(assumptions.lackOfFit)
      ? 'which what the model lacks may cause'
      : 'do not trust small differences';
    words.push(
      `The residuals are not normal (Shapiro-Wilk ${formatP(assumptions.normality.p)})${doubtful(assumptions.lackOfFit) ? ', ' : ': '}${then}.${analysis.residuals.length > 0 ? ' The residuals are listed in the JSON (--json).' : ''}`,
    );
  }
  const power = analysis.boxCox;
  if (power !== null && power.advice !== null) {
    const written = {
      log: `log(${analysis.response})`,
      sqrt: `sqrt(${analysis.response})`,
      inverse: `I(1 / ${analysis.response})`,
      'inverse sqrt': `I(1 / sqrt(${analysis.response}))`,
      square: `I(${analysis.response}^2)`,
    }[power.advice];
    words.push(
      `The model would fit ${written} better than ${analysis.response} (Box-Cox power ${powerText(power.lambda)}, 95% interval ${powerText(power.lower)} to ${powerText(power.upper)}): try "${written} ~ ..." in --formula. Its means are then on that scale.`,
    );
  }
  if (doubtful(assumptions.nonAdditivity)) {
    words.push(
      `Effects do not add up (Tukey's one-df test, ${formatP(assumptions.nonAdditivity.p)}): an interaction or a transformed response may fit better.`,
    );
  }
  return words;
}

/** Powers are looked for between -3 and 3. */
const powerText = (power: number): string => {
  if (power > 2.995) return '3 or more';
  return power < -2.995 ? '-3 or less' : formatNumber(power, 2);
};

/** Tells whether what was found depends on the runs that diverged. */
function divergedInWords({ anova, worstValue, block }: Analysis): string[] {
  if (worstValue === null) return [];
  const verdict = (rows: readonly AnovaRow[], term: string): boolean | undefined => {
    const p = rows.find((row) => row.term === term)?.pAdjusted;
    return p === null || p === undefined ? undefined : p < alpha;
  };
  const changed = anova
    .map(({ term }) => term)
    .filter((term) => term !== block && verdict(anova, term) !== verdict(worstValue.anova, term));
  const runs = plural(worstValue.rows, 'diverged run');
  const isAnyFound = anova.some(({ term }) => term !== block && verdict(anova, term) === true);
  return [
    changed.length === 0
      ? `With the worst value seen in place of ${runs} ${isAnyFound ? 'the same effects are found' : 'no effect is clear either'}.`
      : `With the worst value seen in place of ${runs} the verdict changes for ${listWords(changed)}: it depends on runs that gave no number.`,
  ];
}
