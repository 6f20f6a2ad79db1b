import type {
  Analysis,
  AnovaRow,
  AssumptionTest,
  DecompositionRow,
  EstimatedMean,
  LinkedPair,
} from '../analysis-result.ts';
import { saysThatNoErrorIsLeft } from './notes-for.ts';
import { formatNumber } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { missingInWords } from './missing-in-words.ts';
import { formatP, formatShare, listWords } from './wording.ts';

/** p below which an effect is called found. */
const alpha = 0.05;

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
    ...fitInWords(analysis),
    ...driversInWords(analysis),
    ...noEffectInWords(analysis),
    ...untestedInWords(analysis),
    ...confoundedInWords(analysis),
    ...bestInWords(analysis),
    ...referencesInWords(analysis),
    ...assumptionsInWords(analysis),
    ...missingInWords(analysis),
    ...divergedInWords(analysis),
  ];
}

/** While runs arrive only the e-process may decide: it alone may be looked at again and again. */
function interimInWords({ interim, evidence }: Analysis): string[] {
  if (!interim) return [];
  const decided = evidence
    .filter(({ logE }) => logE !== null && logE >= -Math.log(alpha))
    .map(({ term }) => term);
  return [
    'The sweep still runs: all of this is interim and descriptive.',
    ...(decided.length === 0
      ? []
      : [
          `Enough evidence already, however often one looks: ${listWords(decided)} (e-process, E of ${1 / alpha} or more).`,
        ]),
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

/** Tested terms in question: a block is there to be adjusted for, and its F answers nothing that was asked. */
const effects = ({ anova, block }: Analysis): AnovaRow[] =>
  anova.filter(({ term, p }) => term !== 'Residuals' && term !== block && p !== null);

/** Linked factors of which one at least cannot be tested by itself: what drives the result may be the two of them. */
const inseparable = ({ linkedPairs, anova }: Analysis): LinkedPair[] =>
  linkedPairs.filter(
    ({ components, factors, rows }) =>
      components.length > 1 &&
      typeof rows[0]?.p === 'number' &&
      factors.some((factor) => anova.some(({ term, p }) => term === factor && p === null)),
  );

function driversInWords(analysis: Analysis): string[] {
  const residualDf = analysis.anova.at(-1)?.df ?? 0;
  const pairs = inseparable(analysis).map(({ factors, rows, residualDf: df2 }) => ({
    ...(rows[0] as DecompositionRow),
    name: `${factors[0]} and ${factors[1]} together`,
    verb: 'matter',
    df2,
    eta2: (rows[0]?.sumSq ?? 0) / (analysis.totalSumSq ?? Number.NaN),
    partialEta2Interval: null,
  }));
  const terms = effects(analysis).map((row) => ({
    ...row,
    name: row.term,
    verb: 'matters',
    df2: row.errorDf ?? residualDf,
  }));
  const found = [...pairs, ...terms]
    .filter(({ p }) => (p as number) < alpha)
    .sort((a, b) => (b.sumSq ?? 0) - (a.sumSq ?? 0));
  return found.map((row, index) => {
    const test = `F(${row.df}, ${row.df2}) = ${formatNumber(row.f as number, 3)}, ${formatP(row.p as number, row.logP)}`;
    const range =
      row.partialEta2Interval === null
        ? ''
        : `; 90% interval of the population's partial eta squared ${row.partialEta2Interval.map((limit) => formatNumber(limit, 2)).join(' to ')}`;
    const most = index === 0 ? ' most' : '';
    if (row.eta2 === null) return `${row.name} ${row.verb}${most} (${test}${range}).`;
    return `${row.name} ${row.verb}${most}: ${formatShare(row.eta2)} of the variation (${test}${range}).`;
  });
}

function noEffectInWords(analysis: Analysis): string[] {
  const rows = effects(analysis).filter(({ p }) => (p as number) >= alpha);
  if (rows.length === 0) return [];
  const named = rows.map(({ term, p, partialEta2Interval }) => {
    const upper = partialEta2Interval?.[1];
    // F so small that chance alone seldom gives it: the interval is empty there, which is no bound on the effect.
    if (upper === 0) return `${term} (${formatP(p as number)}, less spread than chance would give)`;
    const limit = upper === undefined ? '' : `, at most ${formatShare(upper)}`;
    return `${term} (${formatP(p as number)}${limit})`;
  });
  const bounded = rows.some(({ partialEta2Interval }) => (partialEta2Interval?.[1] ?? 0) > 0);
  const bound = ': what stands after "at most" is how large it could still be, as partial eta squared';
  return [`No clear effect of ${listWords(named)}. That is not proof of none${bounded ? bound : ''}.`];
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
  const { linkedPairs, anova, block, totalSumSq } = analysis;
  const said = inseparable(analysis);
  const told = new Set(linkedPairs.flatMap(({ factors }) => factors));
  const pairs = linkedPairs.flatMap((pair) =>
    pair.components.length > 1
      ? [...(said.includes(pair) ? [] : togetherInWords(pair, totalSumSq)), ...pair.words.slice(1)]
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
function togetherInWords({ factors, rows, residualDf }: LinkedPair, totalSumSq: number | null): string[] {
  const [whole] = rows;
  if (whole === undefined || whole.sumSq === null || totalSumSq === null || totalSumSq === 0) return [];
  const test =
    whole.f === null || whole.p === null
      ? ''
      : ` (F(${whole.df}, ${residualDf}) = ${formatNumber(whole.f, 3)}, ${formatP(whole.p, whole.logP)})`;
  const share = formatShare(whole.sumSq / totalSumSq);
  return [`${factors[0]} and ${factors[1]} together account for ${share} of the variation${test}.`];
}

function bestInWords(analysis: Analysis): string[] {
  const { best, goal, response, means } = analysis;
  if (best === null || goal === null) return [];
  const at = Object.entries(best.levels)
    .map(([factor, level]) => `${factor} ${level}`)
    .join(', ');
  const limits =
    best.lower === null || best.upper === null
      ? ''
      : ` (95% interval ${formatNumber(best.lower)} to ${formatNumber(best.upper)})`;
  const rivals =
    best.withinInterval === 0
      ? ''
      : ` ${plural(best.withinInterval, 'other combination lies', 'other combinations lie')} inside that interval, so it may not be the only good one.`;
  const extreme = goal === 'maximise' ? 'highest' : 'lowest';
  const first = `The ${extreme} estimated ${response} is ${formatNumber(best.mean)}${limits}, at ${at}.${rivals}`;
  return [first, ...bestByFactor(means, goal, extreme), ...mayBeBestInWords(analysis)];
}

/** The best level of each factor by itself, where there is a choice. */
function bestByFactor(
  means: readonly EstimatedMean[],
  goal: 'maximise' | 'minimise',
  extreme: string,
): string[] {
  const factors = [
    ...new Set(means.filter(({ levels }) => Object.keys(levels).length === 1).map(({ term }) => term)),
  ];
  const named = factors.flatMap((factor) => {
    const all = means.filter(({ term, over, mean }) => term === factor && over !== 'valid' && mean !== null);
    const valid = means.filter(
      ({ term, over, mean }) => term === factor && over === 'valid' && mean !== null,
    );
    const own = all.length > 0 ? all : valid;
    if (own.length < 2) return [];
    const sign = goal === 'maximise' ? -1 : 1;
    const [first] = [...own].sort((a, b) => sign * ((a.mean as number) - (b.mean as number)));
    if (first === undefined) return [];
    const limits =
      first.lower === null || first.upper === null
        ? ''
        : `, ${formatNumber(first.lower)} to ${formatNumber(first.upper)}`;
    const over = all.length > 0 ? '' : ', over its valid combinations';
    return [`${factor} ${first.levels[factor]} (${formatNumber(first.mean as number)}${limits}${over})`];
  });
  return named.length === 0
    ? []
    : [`Factor by factor the ${extreme} estimated means are at ${listWords(named)}.`];
}

/** Hsu's verdict where it leaves more than one candidate, or settles on one. */
function mayBeBestInWords({ bestLevels }: Analysis): string[] {
  const named = bestLevels
    .filter(({ levels }) => levels.length > 1)
    .map(({ term, levels }) => {
      const candidates = levels.filter(({ mayBeBest }) => mayBeBest).map(({ level }) => level);
      return candidates.length === levels.length ? `${term} any` : `${term} ${candidates.join(' or ')}`;
    });
  return named.length === 0 ? [] : [`Levels that may be the best, with 95% confidence: ${named.join('; ')}.`];
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

function assumptionsInWords({ assumptions }: Analysis): string[] {
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
      `The residuals are not normal (Shapiro-Wilk ${formatP(assumptions.normality.p)}): look at their plot before trusting small differences.`,
    );
  }
  if (doubtful(assumptions.lackOfFit)) {
    words.push(
      `Replicates vary less than the model leaves unexplained (lack of fit, ${formatP(assumptions.lackOfFit.p)}): an interaction is missing.`,
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
    const p = rows.find((row) => row.term === term)?.p;
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
