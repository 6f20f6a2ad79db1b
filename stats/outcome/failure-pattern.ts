import { logHypergeometricTail } from '../distributions/hypergeometric.ts';

/** A run that has ended. */
export interface EndedRun {
  readonly levels: Readonly<Record<string, string>>;
  /** What names its failure, the same for failures that are alike; undefined where it gave a result. */
  readonly failedAs: string | undefined;
}

/** Levels that runs have in common. */
export type Conjunction = Readonly<Record<string, string>>;

export interface FailurePart {
  readonly levels: Conjunction;
  /** Other levels that exactly the same runs have in common: the data do not tell which it is. At most three. */
  readonly alternatives: readonly Conjunction[];
  /** Failures of the kind among the runs of these levels, and all runs of these levels. */
  readonly failed: number;
  readonly runs: number;
  /** False where chance may well have put the failures together. */
  readonly isSure: boolean;
}

export interface FailurePattern {
  readonly failedAs: string;
  /** Runs that failed so. */
  readonly failed: number;
  /** What they have in common, the larger part first; [] where no few levels set them apart. */
  readonly parts: readonly FailurePart[];
  /** Failures that are in no part. */
  readonly left: number;
}

/** A pattern with what its failures are called. */
export interface NamedFailure<FaultClass extends string> extends FailurePattern {
  readonly faultClass: FaultClass;
  /** Of one of them. */
  readonly message: string;
}

/** Levels that are put together at most. */
const depthMax = 3;
/** Conjunctions of each size that are looked at with one level more. */
const beam = 40;
const partsMax = 3;
const alternativesMax = 3;
const alpha = 0.05;

/**
 * What runs that failed alike have in common: for each kind of failure the fewest levels of factors that set its runs apart from
 * all others, found by how unlikely chance makes such a gathering (hypergeometric, times the number of conjunctions that could
 * have been found). Failures that these leave are looked at again, so that two causes of one message are both found.
 *
 * @param runs that have ended, with the same factors
 * @returns by number of failures, the most frequent first
 *
 * @example
 * const run = (a, b, failedAs) => ({ levels: { a, b }, failedAs });
 * const good = ['x', 'y'].flatMap((a) => ['u', 'v', 'w', 'z'].map((b) => run(a, b)));
 * const bad = Array.from({ length: 6 }, () => run('y', 'w', 'out of memory'));
 * failurePatterns([...good.filter(({ levels }) => levels.a + levels.b !== 'yw'), ...bad])[0].parts[0].levels; // { a: 'y', b: 'w' }
 */
export function failurePatterns(runs: readonly EndedRun[]): FailurePattern[] {
  const kinds = new Map<string, number>();
  for (const { failedAs } of runs)
    if (failedAs !== undefined) kinds.set(failedAs, (kinds.get(failedAs) ?? 0) + 1);
  const table = encoded(runs);
  return [...kinds]
    .sort(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1))
    .map(([failedAs, failed]) => {
      const isHit = Uint8Array.from(runs, (run) => (run.failedAs === failedAs ? 1 : 0));
      return { failedAs, failed, ...partsOf(table, isHit, failed) };
    });
}

interface Table {
  readonly factors: readonly {
    readonly name: string;
    readonly levels: readonly string[];
    readonly codes: Uint32Array;
  }[];
  readonly count: number;
}

/** A level of a factor, both by index. */
type Choice = readonly [factor: number, level: number];

interface Candidate {
  readonly choices: readonly Choice[];
  readonly hits: number;
  readonly runs: number;
  /** Logarithm of the chance, times the conjunctions of that size. */
  readonly logP: number;
}

function encoded(runs: readonly EndedRun[]): Table {
  const names = [...new Set(runs.flatMap(({ levels }) => Object.keys(levels)))];
  const factors = names.map((name) => {
    const codeOf = new Map<string, number>();
    const codes = Uint32Array.from(runs, ({ levels }) => {
      const level = levels[name] ?? '';
      const code = codeOf.get(level) ?? codeOf.size;
      codeOf.set(level, code);
      return code;
    });
    return { name, levels: [...codeOf.keys()], codes };
  });
  return { factors: factors.filter(({ levels }) => levels.length > 1), count: runs.length };
}

function partsOf(table: Table, isHit: Uint8Array, failed: number): Pick<FailurePattern, 'parts' | 'left'> {
  const parts: FailurePart[] = [];
  let rows = Uint32Array.from({ length: table.count }, (_, row) => row);
  let left = failed;
  while (left > 1 && parts.length < partsMax) {
    const found = bestOf(table, rows, isHit, left);
    if (found === undefined) break;
    const [best, ...others] = found;
    parts.push({
      levels: named(table, best),
      alternatives: others.slice(0, alternativesMax).map((one) => named(table, one)),
      failed: best.hits,
      runs: best.runs,
      isSure: best.logP <= Math.log(alpha),
    });
    left -= best.hits;
    rows = rows.filter((row) => !holds(table, best.choices, row));
  }
  return { parts, left };
}

/** The least likely by chance, then those of the same size that the same runs have; undefined where none is worth naming. */
function bestOf(
  table: Table,
  rows: Uint32Array,
  isHit: Uint8Array,
  failed: number,
): [Candidate, ...Candidate[]] | undefined {
  const all: Candidate[] = [];
  let grown: readonly Candidate[] = [{ choices: [], hits: failed, runs: rows.length, logP: 0 }];
  for (let size = 1; size <= Math.min(depthMax, table.factors.length); size++) {
    const logCount = Math.log(depthMax * conjunctionsOf(table, size));
    const next = grown.flatMap((parent) => withOneMore(table, rows, isHit, { parent, failed, logCount }));
    const unique = new Map(next.map((one) => [keyOf(one), one]));
    grown = [...unique.values()].sort(byChance).slice(0, beam);
    all.push(...grown);
  }
  all.sort(byChance);
  const isSure = (all[0]?.logP ?? 0) <= Math.log(alpha);
  // Few failures prove nothing; that all runs of some levels failed, and no other, is worth naming none the less.
  const best = isSure ? all[0] : all.find(({ hits, runs }) => hits === failed && runs === failed);
  if (best === undefined) return undefined;
  const same = all.filter(
    (one) =>
      one !== best &&
      one.choices.length === best.choices.length &&
      one.runs === best.runs &&
      one.hits === best.hits &&
      rows.every((row) => holds(table, one.choices, row) === holds(table, best.choices, row)),
  );
  return [best, ...same];
}

const byChance = (a: Candidate, b: Candidate): number =>
  a.logP - b.logP || a.choices.length - b.choices.length || (keyOf(a) < keyOf(b) ? -1 : 1);

const keyOf = ({ choices }: Candidate): string => choices.map((choice) => choice.join(' ')).join();

/** Conjunctions of that many levels that the table has room for. */
function conjunctionsOf({ factors }: Table, size: number): number {
  // Elementary symmetric polynomial of the numbers of levels.
  const sums = [1, ...Array.from({ length: size }, () => 0)];
  for (const { levels } of factors)
    for (let n = size; n >= 1; n--) sums[n] = (sums[n] ?? 0) + (sums[n - 1] ?? 0) * levels.length;
  return Math.max(1, sums[size] ?? 1);
}

/** Every conjunction that has one level more than `parent`, with at least one failure among its runs. */
function withOneMore(
  { factors }: Table,
  rows: Uint32Array,
  isHit: Uint8Array,
  {
    parent,
    failed,
    logCount,
  }: { readonly parent: Candidate; readonly failed: number; readonly logCount: number },
): Candidate[] {
  const taken = new Set(parent.choices.map(([factor]) => factor));
  const own = rows.filter((row) => parent.choices.every(([at, level]) => factors[at]?.codes[row] === level));
  return factors.flatMap(({ levels, codes }, factor): Candidate[] => {
    if (taken.has(factor)) return [];
    const hits = new Uint32Array(levels.length);
    const runs = new Uint32Array(levels.length);
    for (const row of own) {
      const code = codes[row] as number;
      runs[code] = (runs[code] as number) + 1;
      hits[code] = (hits[code] as number) + (isHit[row] as number);
    }
    return levels.flatMap((_, level): Candidate[] => {
      const [hit, all] = [hits[level] as number, runs[level] as number];
      // A level that all of the parent's runs have says nothing more; one without failures explains none.
      if (hit < 2 || (all === own.length && parent.choices.length > 0)) return [];
      const choices = [...parent.choices, [factor, level] as const].sort(([a], [b]) => a - b);
      const chance = logHypergeometricTail(hit, { draws: all, marked: failed, size: rows.length });
      return [{ choices, hits: hit, runs: all, logP: chance + logCount }];
    });
  });
}

const holds = ({ factors }: Table, choices: readonly Choice[], row: number): boolean =>
  choices.every(([factor, level]) => factors[factor]?.codes[row] === level);

const named = ({ factors }: Table, { choices }: Candidate): Conjunction =>
  Object.fromEntries(
    choices.map(([at, level]) => [factors[at]?.name ?? '', factors[at]?.levels[level] ?? '']),
  );
