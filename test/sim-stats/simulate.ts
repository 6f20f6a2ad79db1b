import { type Random, seededRandom, shuffle } from '../../base/random.ts';
import { tTwoSidedQuantile } from '../../stats/distributions/t-distribution.ts';
import type { DdfMethod, ErrorModel } from '../../stats/mixed/error-model.ts';
import { fixedPart } from '../../stats/mixed/fixed-part.ts';
import { termHypothesis } from '../../stats/mixed/hypothesis.ts';
import { randomError } from '../../stats/mixed/random-error.ts';
import { randomTermsOf } from '../../stats/mixed/random-term.ts';
import { atLevel, type FactorVariable, layOutModel, linearFunction } from '../../stats/model/model-matrix.ts';
import { prepareData } from '../../stats/model/prepare.ts';
import { dataTable, type DataTable, factorColumn, numericColumn } from '../../stats/table/data-table.ts';
import { type SimulatedLayout, termsOf } from './layouts.ts';

/** What came of the simulated runs of one layout, under no effect of any factor. */
export interface Outcome {
  readonly layout: SimulatedLayout;
  readonly method: DdfMethod;
  readonly rows: number;
  readonly runs: number;
  /** Runs without an answer. */
  readonly failed: number;
  /** Share of tests with p < .05, by term. */
  readonly size: ReadonlyMap<string, number>;
  /** Share of 95% intervals that hold the truth: means of a's levels, and their differences from the first. */
  readonly means: number;
  readonly contrasts: number;
}

export function simulate(layout: SimulatedLayout, method: DdfMethod, runs: number, seed: string): Outcome {
  const terms = termsOf(layout);
  const rejected = new Map<string, number>(terms.map((term) => [term.join(':'), 0]));
  const held = { means: [0, 0], contrasts: [0, 0] };
  let [failed, rows] = [0, 0];
  for (let run = 0; run < runs; run++) {
    // The same data for every method.
    const table = tableOfRun(layout, seed, run);
    rows = table.rows;
    const found = fit(table, layout, method);
    if (found === undefined) {
      failed++;
      continue;
    }
    for (const [index, term] of terms.entries()) {
      const { p } = found.error.test(termHypothesis(found.fixed, index, 2));
      const name = term.join(':');
      if (p !== null && p < 0.05) rejected.set(name, (rejected.get(name) as number) + 1);
    }
    const functions = found.a.levels.map((_, level) =>
      linearFunction(found.error.layout, new Map([['a', atLevel(found.a, level)]])),
    );
    for (const [level, l] of functions.entries()) {
      count(held.means, found.error, l);
      const first = functions[0] as Float64Array;
      if (level > 0)
        count(
          held.contrasts,
          found.error,
          l.map((entry, i) => entry - (first[i] as number)),
        );
    }
  }
  const share = ([hits, all]: readonly number[]): number => (hits as number) / (all as number);
  return {
    layout,
    method,
    rows,
    runs,
    failed,
    size: new Map([...rejected].map(([name, times]) => [name, times / (runs - failed)])),
    means: share(held.means),
    contrasts: share(held.contrasts),
  };
}

/** The data of one run. */
export const tableOfRun = (layout: SimulatedLayout, seed: string, run: number): DataTable =>
  drawTable(layout, seededRandom(`${seed} ${layout.random.levels} ${layout.name} ${run}`));

/** The truth of every mean and difference is 0. */
function count(held: number[], error: ErrorModel, l: Float64Array): void {
  const found = error.of(l);
  if (found === undefined || found.variance === null || found.df === null) return;
  const halfWidth = tTwoSidedQuantile(0.05, found.df) * Math.sqrt(found.variance);
  held[0] = (held[0] as number) + (Math.abs(found.value) <= halfWidth ? 1 : 0);
  held[1] = (held[1] as number) + 1;
}

/** Undefined where there is no answer. */
export function fit(table: DataTable, layout: SimulatedLayout, method: DdfMethod) {
  const terms = termsOf(layout);
  const { name } = layout.random;
  const { cells, variables } = prepareData(table, { response: 'y', terms: [[name], ...terms] });
  const laidOut = layOutModel(terms, variables);
  const random = randomTermsOf([name], terms);
  const fixed = fixedPart(laidOut, cells);
  const error = randomError({ fixed, variables, random }, { method });
  if (error.kind === 'none') return undefined;
  return { error, fixed, a: variables.get('a') as FactorVariable };
}

/** A table in which nothing but random effects and luck tells runs apart. */
function drawTable(
  { random: { name, levels }, a, b, runs, lost, spread }: SimulatedLayout,
  random: Random,
): DataTable {
  const effects = new Map<string, number>();
  const effect = (key: string, sd: number): number => {
    const known = effects.get(key);
    if (known !== undefined) return known;
    const drawn = sd * random.normal();
    effects.set(key, drawn);
    return drawn;
  };
  const all: { level: string; a: string; b: string; y: number }[] = [];
  for (let r = 0; r < levels; r++) {
    for (let i = 0; i < a; i++) {
      for (let j = 0; j < b; j++) {
        for (let run = 0; run < runs; run++) {
          const y =
            effect(`${r}`, spread.main) +
            effect(`${r} a${i}`, spread.a) +
            effect(`${r} b${j}`, spread.b) +
            effect(`${r} a${i} b${j}`, spread.ab) +
            spread.run * random.normal();
          all.push({ level: `${name}${r}`, a: `a${i}`, b: `b${j}`, y });
        }
      }
    }
  }
  const kept = shuffle(all, random).slice(0, Math.round((1 - lost) * all.length));
  const named = (prefix: string, count: number): string[] =>
    Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  return dataTable({
    [name]: factorColumn(
      kept.map((row) => row.level),
      named(name, levels),
    ),
    a: factorColumn(
      kept.map((row) => row.a),
      named('a', a),
    ),
    b: factorColumn(
      kept.map((row) => row.b),
      named('b', b),
    ),
    y: numericColumn(kept.map((row) => row.y)),
  });
}
