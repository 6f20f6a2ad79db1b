import type { Analysis, AnovaRow, DecompositionRow, Interaction, LinkedPair } from '../analysis-result.ts';
import { formatInterval, formatNumber } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { termOfPair, testsOf } from '../anova/holm-family.ts';
import { alpha, isFound } from './alpha.ts';
import { ofPopulation, populationInWords } from './population.ts';
import { decidersOf, effects, nestOf, partsOf, qualifiedBy, termInWords } from './qualified.ts';
import { unseenLevelsInWords } from './unseen-in-words.ts';
import { dfText, fewDf, formatP, formatShare, listWords } from './wording.ts';

/** Terms named one by one in the sentence on effects that were not found. */
const namedMax = 8;
/** Simple effects named in a sentence. */
const simpleMax = 8;

/** Linked factors of which one at least cannot be tested by itself: what drives the result may be the two of them. */
export const inseparable = ({ linkedPairs, anova }: Analysis): LinkedPair[] =>
  linkedPairs.filter(
    (pair) =>
      pair.components.length > 1 &&
      typeof pair.rows[0]?.p === 'number' &&
      termOfPair(pair, { anova }) === undefined &&
      pair.factors.some((factor) => anova.some(({ term, p }) => term === factor && p === null)),
  );

/** What was found: interactions first, then the averages that they qualify; last what was not found. */
export function effectsInWords(analysis: Analysis): string[] {
  const found = effects(analysis).filter(isFound);
  const isQualified = ({ term }: AnovaRow): boolean => qualifiedBy(term, analysis).length > 0;
  return [
    ...driversInWords(
      analysis,
      found.filter((row) => !isQualified(row)),
    ),
    ...found
      .filter(isQualified)
      .toSorted(bySize)
      .map((row) => averageInWords(row, analysis)),
    ...noEffectInWords(analysis),
    ...adjustmentInWords(analysis),
  ];
}

/** What the adjusted p allows for, where one is printed. */
function adjustmentInWords(analysis: Analysis): string[] {
  const rows = effects(analysis);
  if (!rows.some((row) => isAdjusted(row))) return [];
  const { familySize: tests, response } = analysis;
  // Of a single test it is Greenhouse and Geisser's, which has a sentence of its own.
  if (tests === 1) return [];
  const whose = tests > testsOf(analysis).length ? 'the secondary responses' : response;
  const lucky = rows.some((row) => !isFound(row) && (row.p as number) < alpha);
  const byChance = Math.round(tests * alpha);
  const chance =
    lucky && byChance > 0 ? `: of so many, about ${byChance} would have p below .05 by chance` : '';
  return [`An adjusted p allows for the ${tests} tests of ${whose} (Holm)${chance}.`];
}

const isAdjusted = ({ p, pAdjusted }: Pick<AnovaRow, 'p' | 'pAdjusted'>): boolean =>
  p !== null && pAdjusted !== null && formatP(p) !== formatP(pAdjusted);

interface Sized {
  readonly sumSq: number | null;
}

const bySize = (a: Sized, b: Sized): number => (b.sumSq ?? 0) - (a.sumSq ?? 0);

function driversInWords(analysis: Analysis, found: readonly AnovaRow[]): string[] {
  const residualDf = analysis.anova.at(-1)?.df ?? 0;
  const pairs = inseparable(analysis)
    .map(({ factors, rows, residualDf: pairDf }) => ({
      ...(rows[0] as DecompositionRow),
      name: `${factors[0]} and ${factors[1]} together`,
      verb: 'matter',
      df2: rows[0]?.denDf ?? pairDf,
      eta2: (rows[0]?.sumSq ?? 0) / (analysis.totalSumSq ?? Number.NaN),
      partialEta2Interval: null,
    }))
    .filter(isFound);
  const terms = found.map((row) => ({
    ...row,
    name: row.term,
    verb: 'matters',
    df2: row.errorDf ?? residualDf,
  }));
  const most = pairs.length > 0 ? undefined : leaderOf(analysis);
  const sentences = [...pairs, ...terms].toSorted(bySize).map((row) => {
    const verb = row.name === most ? `${row.verb} most` : row.verb;
    const what = `${termInWords(row.name, analysis)} ${verb} ${populationInWords(analysis.population)}`;
    const share = row.eta2 === null ? '' : `: ${formatShare(row.eta2)} of the variation`;
    const without = unseenLevelsInWords(partsOf(row.term, analysis), analysis);
    return `${what}${share} (${testInWords(row)})${without}.${dependence(row.term, analysis)}`;
  });
  return [...sentences, ...undecidedInWords(analysis)];
}

function testInWords(row: {
  readonly df: number;
  readonly df2: number;
  readonly f: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly pAdjusted: number | null;
  readonly partialEta2Interval: readonly [number, number] | null;
  readonly chisq?: number | null | undefined;
  readonly quasiP?: number | null | undefined;
}): string {
  const { df, df2, f, p, logP, pAdjusted, partialEta2Interval, chisq } = row;
  const adjusted = !isAdjusted(row) || p === 0 ? '' : `, adjusted ${formatP(pAdjusted as number)}`;
  const range =
    partialEta2Interval === null
      ? ''
      : `; 90% interval of the population's partial eta squared ${formatInterval(...partialEta2Interval, 2)}`;
  if (chisq !== undefined && chisq !== null) {
    return `likelihood ratio chi-squared(${df}) = ${formatNumber(chisq, 4)}, ${formatP(p as number, logP)}${adjusted}`;
  }
  const test = `F(${df}, ${dfText(df2)}) = ${formatNumber(f as number, 3)}, ${formatP(p as number, logP)}`;
  return `${test}${adjusted}${fewDf(df2)}${range}`;
}

/** The term that matters most, if its share is clearly larger than the next one's. */
const leaderOf = ({ mostImportant }: Analysis): string | undefined =>
  mostImportant !== null && mostImportant.lower > 0 ? mostImportant.terms[0] : undefined;

/** The two that lead, where the data do not say which of them leads. */
function undecidedInWords(analysis: Analysis): string[] {
  const { mostImportant, anova, population } = analysis;
  if (mostImportant === null || mostImportant.lower > 0) return [];
  const { terms, lower, upper } = mostImportant;
  const isBoth = terms.every((term) => anova.some((row) => row.term === term && isFound(row)));
  if (!isBoth) return [];
  const limits = `${formatInterval(100 * lower, 100 * upper, 2)} percentage points`;
  return [
    `${listWords(terms.map((term) => termInWords(term, analysis)))} have the largest shares, and which of the two matters more ${ofPopulation(population)} is not settled (95% interval of the difference in shares ${limits}).`,
  ];
}

/** After an interaction: what depends on what, and where each factor makes a difference. */
function dependence(term: string, analysis: Analysis): string {
  const parts = partsOf(term, analysis);
  if (parts.length < 2 || nestOf(term, analysis) !== undefined) return '';
  const whole =
    parts.length === 2
      ? `what ${parts[0]} does depends on ${parts[1]}, so neither has one effect by itself`
      : `what each of ${listWords(parts)} does depends on the others, so none has one effect by itself`;
  const apart = analysis.interactions.find((one) => one.term === term);
  const forWhom = populationInWords(analysis.population);
  return ` ${forWhom[0]?.toUpperCase()}${forWhom.slice(1)}, ${whole}${apart === undefined ? '' : simpleInWords(apart)}.`;
}

function simpleInWords({ simpleEffects }: Interaction): string {
  const tested = simpleEffects.filter(({ p }) => p !== null);
  if (tested.length === 0 || tested.length > simpleMax) return '';
  const factors = [...new Set(tested.map(({ factor }) => factor))];
  const named = factors.map((factor) => {
    const own = tested.filter((one) => one.factor === factor);
    const places = own.map(
      ({ within, pAdjusted, ...one }) =>
        `${isFound({ ...one, pAdjusted }) ? '' : 'not clearly '}at ${Object.entries(within).flat().join(' ')} (adjusted ${formatP(pAdjusted as number)}${fewDf(one.denDf)})`,
    );
    return `${factor} makes a difference ${listWords(places)}`;
  });
  return `: ${named.join('; ')}`;
}

function averageInWords(row: AnovaRow, analysis: Analysis): string {
  const others = listWords(decidersOf(row.term, analysis));
  const share = row.eta2 === null ? '' : `: ${formatShare(row.eta2)} of the variation`;
  const test = testInWords({ ...row, df2: row.errorDf ?? 0 });
  return `On average over ${others}, ${termInWords(row.term, analysis)} matters ${populationInWords(analysis.population)}${share} (${test})${unseenLevelsInWords(partsOf(row.term, analysis), analysis)}; but what it does depends on ${others}.`;
}

function noEffectInWords(analysis: Analysis): string[] {
  const rows = effects(analysis).filter((row) => !isFound(row));
  const isQualified = ({ term }: AnovaRow): boolean => qualifiedBy(term, analysis).length > 0;
  const forWhom = ofPopulation(analysis.population);
  const averages = rows.filter(isQualified).map((row) => {
    const others = listWords(decidersOf(row.term, analysis));
    return `On average over ${others}, ${termInWords(row.term, analysis)} makes no clear difference ${forWhom} (${pInWords(row)}${fewDf(judgedBy(row, analysis))}); but what it does depends on ${others}.`;
  });
  const plain = rows.filter((row) => !isQualified(row));
  return [...averages, ...(plain.length === 0 ? [] : [notFoundInWords(plain, analysis)])];
}

/** Degrees of freedom of the error that the verdict rests on; null for a likelihood ratio, which has none. */
const judgedBy = ({ denDf }: AnovaRow, { counts }: Analysis): number | null =>
  counts !== null && (counts.dispersion ?? 0) <= 1 ? null : denDf;

/** `p = .031, adjusted p = .092`: the second decides. */
const pInWords = ({ p, pAdjusted, ...row }: Pick<AnovaRow, 'p' | 'pAdjusted'>): string =>
  isAdjusted({ ...row, p, pAdjusted })
    ? `${formatP(p as number)}, adjusted ${formatP(pAdjusted as number)}`
    : formatP(p as number);

/** What bounds a whole effect: of an amount, that of its values as levels, where a value occurs twice. */
function boundOf({ slope, wholeInterval, partialEta2Interval }: AnovaRow): {
  readonly whole: boolean;
  readonly partialEta2Interval: AnovaRow['partialEta2Interval'];
} {
  if (slope === undefined) return { whole: true, partialEta2Interval };
  if (wholeInterval === undefined || wholeInterval === null) return { whole: false, partialEta2Interval };
  return { whole: true, partialEta2Interval: wholeInterval };
}

function notFoundInWords(rows: readonly AnovaRow[], analysis: Analysis): string {
  const surest = rows.toSorted((a, b) => (a.p as number) - (b.p as number));
  const shown = rows.length > namedMax ? surest.slice(0, namedMax / 2) : rows;
  const named = shown.map((row) => {
    const term = row.term;
    const name = termInWords(term, analysis);
    const { whole, partialEta2Interval } = boundOf(row);
    const figures = `${pInWords(row)}${fewDf(judgedBy(row, analysis))}`;
    const without = unseenLevelsInWords(partsOf(term, analysis), analysis);
    const upper = partialEta2Interval?.[1];
    // F so small that chance alone seldom gives it: the interval is empty there, which is no bound on the effect.
    if (upper === 0) return `${name} (${figures}, less spread than chance would give${without})`;
    const line = upper === undefined || whole ? '' : ' along a straight line';
    return `${name} (${figures}${upper === undefined ? '' : `, at most ${formatShare(upper)}${line}`}${without})`;
  });
  const hidden = rows.length - shown.length;
  const list = listWords(hidden > 0 ? [...named, plural(hidden, 'other term')] : named);
  const bounded = shown.some(({ partialEta2Interval }) => (partialEta2Interval?.[1] ?? 0) > 0);
  const bound =
    ': what stands after "at most" is how large it could still be, as a share of the variation that the other terms leave (partial eta squared)';
  return `No clear effect of ${list} ${ofPopulation(analysis.population)}. That is not proof of none${bounded ? bound : ''}.`;
}
