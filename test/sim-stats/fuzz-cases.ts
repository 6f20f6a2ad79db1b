/** Random tables and formulas, the same from the same seed: what test/sim-stats/fuzz-r.ts compares with R. */
import { type Random, seededRandom } from '../../base/random.ts';
import type { AnovaRow, EstimatedMean } from '../../stats/analysis-result.ts';
import { analyse } from '../../stats/analysis.ts';
import { parseFormula } from '../../stats/formula/parse-formula.ts';
import { dataTable, factorColumn, numericColumn } from '../../stats/table/data-table.ts';

export interface FuzzCase {
  readonly formula: string;
  readonly family: 'gaussian' | 'binomial' | 'poisson';
  readonly factors: Readonly<Record<string, readonly string[]>>;
  readonly numbers: Readonly<Record<string, readonly number[]>>;
  /** Factors whose estimated means are compared: none where R holds a computed column elsewhere. */
  readonly means: readonly string[];
}

/** What a term of a case comes to, in R or here. */
interface FuzzRow {
  readonly term: string;
  readonly df: number;
  /** Sum of squares, or likelihood-ratio chi-squared. */
  readonly size: number;
  readonly p: number | null;
}

interface FuzzMean {
  readonly factor: string;
  readonly level: string;
  readonly mean: number;
  readonly se: number;
}

export interface FuzzAnswer {
  readonly rows: readonly FuzzRow[];
  readonly means: readonly FuzzMean[];
}

const plain = [
  'a + b',
  'a * b',
  'a * b + c',
  '(a + b + c)^2',
  'a * b * c',
  'a + b:c',
  'a / b',
  'a / (b + c)',
  'a / b / c',
  'a + b %in% a',
  'c + a / b',
  'a + x',
  'a * x',
  'a * x + b',
  'x + z + a:z',
];
const computed = [
  'a + log(x)',
  'a * log10(x)',
  'a + poly(x, 2)',
  'a * poly(x, 2)',
  'b + poly(log10(x), 3)',
  'x + I(x^2)',
  'a + sqrt(x) * b',
  'c + I(x * z) + I(1 / x)',
  'a + log2(x) + exp(z)',
  'poly(z, 2) * c + I((x + 1)^2)',
];

/** @param seed names the sequence; `index` the case in it */
export function fuzzCase(seed: string, index: number): FuzzCase {
  const random = seededRandom(`fuzz ${seed} ${index}`);
  const pick = <Item>(items: readonly Item[]): Item => items[random.below(items.length)] as Item;
  const n = 14 + random.below(50);
  const factor = (name: string, levels: number): string[] =>
    Array.from({ length: n }, () => `${name}${1 + random.below(levels)}`);
  const factors = {
    a: factor('a', 2 + random.below(3)),
    b: factor('b', 2 + random.below(2)),
    c: factor('c', 2),
  };
  const values = Array.from({ length: 3 + random.below(5) }, (_, k) => Number((0.1 * 2 ** k).toFixed(4)));
  const x = Array.from({ length: n }, () => pick(values));
  const z = Array.from({ length: n }, () => Number(random.normal().toFixed(3)));
  const effect = effects(random);
  const eta = Array.from({ length: n }, (_, row) =>
    effect(factors.a[row], factors.b[row], factors.c[row], x[row] as number, z[row] as number),
  );
  const family = pick(['gaussian', 'gaussian', 'gaussian', 'binomial', 'poisson'] as const);
  const right = pick([...plain, ...computed]);
  const isPlain = plain.includes(right);
  const numbers = { x, z, ...responses(family, eta, random) };
  const left =
    family === 'binomial'
      ? 'cbind(correct, tries - correct)'
      : family === 'poisson'
        ? 'events'
        : pick(['y', 'y', 'log(y)']);
  return {
    formula: `${left} ~ ${right}`,
    family,
    factors,
    numbers,
    means: family === 'gaussian' && isPlain ? ['a', 'b', 'c'].filter((name) => right.includes(name)) : [],
  };
}

type Effect = (
  a: string | undefined,
  b: string | undefined,
  c: string | undefined,
  x: number,
  z: number,
) => number;

function effects(random: Random): Effect {
  const of = new Map<string, number>();
  const at = (name: string): number => {
    const known = of.get(name) ?? 0.7 * random.normal();
    of.set(name, known);
    return known;
  };
  const [slope, bend, other] = [random.normal(), random.normal(), 0.5 * random.normal()];
  return (a = '', b = '', c = '', x, z) =>
    at(a) +
    at(b) +
    at(c) +
    0.5 * at(`${a} ${b}`) +
    slope * Math.log10(x) +
    bend * Math.log10(x) ** 2 +
    other * z;
}

function responses(
  family: FuzzCase['family'],
  eta: readonly number[],
  random: Random,
): Record<string, number[]> {
  if (family === 'gaussian')
    return { y: eta.map((own) => Number(Math.exp(0.3 * own + 0.3 * random.normal() + 1).toFixed(5))) };
  if (family === 'poisson') {
    return { events: eta.map((own) => poisson(Math.exp(Math.min(4, 0.4 * own + 1)), random)) };
  }
  const tries = eta.map(() => 5 + random.below(40));
  const correct = eta.map((own, row) => {
    const share = 1 / (1 + Math.exp(-0.5 * own));
    return Array.from({ length: tries[row] as number }, () =>
      random.uniform() < share ? 1 : 0,
    ).reduce<number>((sum, one) => sum + one, 0);
  });
  return { tries, correct };
}

function poisson(mean: number, random: Random): number {
  let [count, product] = [0, random.uniform()];
  for (const limit = Math.exp(-mean); product > limit; count++) product *= random.uniform();
  return count;
}

/** The answer of `analyse`. */
export function ourAnswer({ formula, family, factors, numbers, means }: FuzzCase): FuzzAnswer {
  const parsed = parseFormula(formula);
  const table = dataTable({
    ...Object.fromEntries(
      Object.entries(factors).map(([name, levels]) => [
        name,
        factorColumn(levels, [...new Set(levels)].sort()),
      ]),
    ),
    ...Object.fromEntries(Object.entries(numbers).map(([name, values]) => [name, numericColumn(values)])),
  });
  const analysis = analyse(table, {
    response: parsed.response,
    terms: parsed.terms,
    computed: parsed.computed,
    nests: parsed.nests,
    ...(parsed.counts === undefined
      ? family === 'poisson'
        ? { counted: { family: 'poisson', kind: 'events' } as const }
        : {}
      : { counted: { family: 'binomial', kind: 'counts', ...parsed.counts } as const }),
  });
  return {
    rows: analysis.anova.flatMap((row) => rowOf(row)),
    means: analysis.means.flatMap((mean) => meanOf(mean, means)),
  };
}

function rowOf({ term, df, sumSq, chisq, p }: AnovaRow): FuzzRow[] {
  const size = chisq ?? sumSq;
  return term === 'Residuals' || size === null || df === 0 ? [] : [{ term, df, size, p }];
}

function meanOf({ term, levels, mean, se, over }: EstimatedMean, wanted: readonly string[]): FuzzMean[] {
  if (!wanted.includes(term) || over !== 'all' || mean === null || se === null) return [];
  return [{ factor: term, level: levels[term] as string, mean, se }];
}

/**
 * What differs between two answers, in words; [] where they agree.
 *
 * @param theirs of R, which has no row for a term without degrees of freedom
 */
export function differences(ours: FuzzAnswer, theirs: FuzzAnswer): string[] {
  const near = (one: number, other: number, tolerance: number): boolean =>
    Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other)) + 1e-9;
  const rows = theirs.rows.flatMap(({ term, df, size, p }) => {
    const own = ours.rows.find((row) => sameTerm(row.term, term));
    if (own === undefined) return df === 0 ? [] : [`no row ${term} on ${df} df`];
    return [
      ...(own.df === df ? [] : [`df of ${term}: ${own.df}, in R ${df}`]),
      ...(own.df !== df || near(own.size, size, 1e-5) ? [] : [`size of ${term}: ${own.size}, in R ${size}`]),
      ...(own.p === null || p === null || own.df !== df || near(own.p, p, 1e-4)
        ? []
        : [`p of ${term}: ${own.p}, in R ${p}`]),
    ];
  });
  const means = theirs.means.flatMap(({ factor, level, mean, se }) => {
    const own = ours.means.find((one) => one.factor === factor && one.level === level);
    if (own === undefined) return [];
    const agrees = near(own.mean, mean, 1e-6) && near(own.se, se, 1e-6);
    return agrees ? [] : [`mean of ${factor} ${level}: ${own.mean} (${own.se}), in R ${mean} (${se})`];
  });
  return [...rows, ...means];
}

/** R writes the factors of an interaction in another order. */
const sameTerm = (one: string, other: string): boolean =>
  one.split(':').sort().join(':') === other.split(':').sort().join(':');
