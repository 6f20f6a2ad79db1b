import type { Analysis, AnovaRow, AssumptionTest, LinkedPair } from '../analysis-result.ts';
import { isDecided } from '../sequential/decision.ts';
import { saysThatNoErrorIsLeft } from './notes-for.ts';
import { formatNumber } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { alpha } from './alpha.ts';
import { bestInWords } from './best-in-words.ts';
import { countsInWords } from './counts-in-words.ts';
import { effectsInWords, inseparable } from './effects-in-words.ts';
import { numbersInWords } from './numbers-in-words.ts';
import { outliersInWords } from './outliers-in-words.ts';
import { halfIntervalInWords } from './half-interval-in-words.ts';
import { ofPopulation, populationInWords } from './population.ts';
import { effects, partsOf } from './qualified.ts';
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
    ...sweepsInWords(analysis),
    ...numbersInWords(analysis),
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
    `${plural(n, 'row')}, ${plural(rank, 'parameter')}: the model explains ${formatShare(rSquared)} of the variation in ${response}.`,
  ];
}

function untestedInWords(analysis: Analysis): string[] {
  const { anova, block } = analysis;
  const untested = anova.filter(
    ({ term, p, reason }) => term !== 'Residuals' && term !== block && p === null && reason !== null,
  );
  const words = untested.map(({ term, reason }) => `${term} is not tested: ${reason}.`);
  // Aliased terms say that of themselves, and nobody would say that there is no error to test anything against.
  const without = anova.at(-1)?.reason;
  if (words.length > 0 && without && !untested.some((row) => saysThatNoErrorIsLeft(row, analysis)))
    words.push(`Nor could anything be tested: ${without}.`);
  return words;
}

function confoundedInWords(analysis: Analysis): string[] {
  const { linkedPairs, anova, block } = analysis;
  const said = inseparable(analysis);
  const told = new Set(linkedPairs.flatMap(({ factors }) => factors));
  const pairs = linkedPairs.flatMap((pair) =>
    pair.components.length > 1
      ? [...(said.includes(pair) ? [] : togetherInWords(pair, analysis)), ...pair.words.slice(1)]
      : [],
  );
  const partly = anova
    .filter(
      ({ term, status, p }) => status === 'partlyAliased' && p !== null && term !== block && !told.has(term),
    )
    .map(({ term, reason }) => `${term}: ${reason}.`);
  return [...pairs, ...partly];
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
    const limits =
      lower === null || upper === null
        ? ''
        : `95% interval ${formatNumber(lower)} to ${formatNumber(upper)}, `;
    return [`${name} ${formatNumber(mean)} (${limits}${plural(n, 'run')})`];
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

function assumptionsInWords(analysis: Analysis): string[] {
  const { assumptions } = analysis;
  const doubtful = (test: AssumptionTest | null): test is AssumptionTest & { p: number } =>
    test?.p !== null && test?.p !== undefined && test.p < 0.01;
  const unequal = Object.entries(assumptions.equalVarianceByFactor).filter(([, test]) => doubtful(test));
  const words: string[] = [];
  if (unequal.length > 0) {
    const names = listWords(unequal.map(([factor]) => factor));
    words.push(
      `The spread differs between levels of ${names} (Brown-Forsythe): p-values that assume equal variances may be too small or too large.`,
    );
  }
  if (doubtful(assumptions.normality)) {
    words.push(
      `The residuals are not normal (Shapiro-Wilk ${formatP(assumptions.normality.p)}): do not trust small differences.${analysis.residuals.length > 0 ? ' The residuals are listed in the JSON (--json).' : ''}`,
    );
  }
  if (doubtful(assumptions.lackOfFit)) {
    words.push(
      `Replicates vary less than the model leaves unexplained (lack of fit, ${formatP(assumptions.lackOfFit.p)}): ${whatIsMissing(analysis)}.`,
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
      `The model would fit ${written} better than ${analysis.response} (Box-Cox power ${formatNumber(power.lambda, 2)}, 95% interval ${formatNumber(power.lower, 2)} to ${formatNumber(power.upper, 2)}): try "${written} ~ ..." in --formula. Its means are then on that scale.`,
    );
  }
  if (doubtful(assumptions.nonAdditivity)) {
    words.push(
      `Effects do not add up (Tukey's one-df test, ${formatP(assumptions.nonAdditivity.p)}): an interaction or a transformed response may fit better.`,
    );
  }
  return words;
}

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
  return [
    changed.length === 0
      ? `With the worst value seen in place of ${runs} the same effects are found.`
      : `With the worst value seen in place of ${runs} the verdict changes for ${listWords(changed)}: it depends on runs that gave no number.`,
  ];
}
