import type { AnovaRow } from '../analysis-result.ts';
import type { HalfIntervalOfAnalysis } from '../error-result.ts';
import type { LaidOut } from '../lay-out.ts';
import type { VarianceComponent } from '../mixed/error-model.ts';
import { type Column, dataTable } from '../table/data-table.ts';
import { halveInterval, type Halving } from './halve-interval.ts';
import { widestDifference } from './main-comparison.ts';
import { type SampledDesign, sampledDesign } from './sampled-design.ts';

/** Name of the runs of a cell where no column numbers them. */
const runsName = 'runs';

/** Share of the combinations of cells and random levels that must have a run for the layout to count as crossed. */
const filledMin = 0.75;

/**
 * "More subjects or more seeds?", from the variance components of an analysis: what halves the interval of the main
 * comparison at the least number of runs. The main comparison is that of the main effect with the most evidence. Runs
 * that are missing count as if they were there.
 *
 * @returns null without random factors, and where the layout is not (nearly) crossed or a variance is not known
 */
export function halfIntervalToReport(
  laidOut: LaidOut,
  components: readonly VarianceComponent[],
  anova: readonly AnovaRow[],
  { block, seeds }: { readonly block: string | undefined; readonly seeds?: string | undefined },
): HalfIntervalOfAnalysis | null {
  const residual = components.find(({ group }) => group === 'residual')?.variance ?? 0;
  if (laidOut.random.length === 0 || residual <= 0) return null;
  const design = designOf(laidOut, block, seeds);
  if (design === undefined) return null;
  const ratios = new Map(components.map(({ group, variance }) => [group, (variance ?? 0) / residual]));
  const errors = design.errors(ratios);
  const main = anova
    .filter(({ term, f }) => f !== null && term !== block && !term.includes(':'))
    .sort((left, right) => (left.logP ?? 0) - (right.logP ?? 0));
  for (const { term } of main) {
    const difference = widestDifference(design.structure.fixed, term, errors);
    if (difference === undefined) continue;
    const { first, second, l } = difference;
    const planned = design.draws.map((draw) => draw.planned);
    const found = halveInterval(design, ratios, l, { run: 1, draws: new Map() }, planned);
    if (found === undefined) continue;
    const unit = Math.sqrt(residual);
    const inUnits = (halving: Halving | null): HalfIntervalOfAnalysis['cheapest'] =>
      halving && { counts: halving.counts, runs: halving.runs, halfWidth: unit * halving.halfWidth };
    return {
      term,
      first,
      second,
      halfWidth: unit * found.halfWidth,
      counts: Object.fromEntries(design.draws.map((draw) => [draw.name, draw.planned])),
      runs: design.runs(planned),
      cheapest: inUnits(found.cheapest),
      alone: Object.fromEntries(Object.entries(found.alone).map(([name, own]) => [name, inUnits(own)])),
    };
  }
  return null;
}

/** The design that the rows are of, as if no run were missing; undefined where cells and random levels are not crossed. */
function designOf(
  { terms, data, random, byRandom }: LaidOut,
  block: string | undefined,
  seeds: string | undefined,
): SampledDesign | undefined {
  const own = terms.filter((term) => block === undefined || !term.includes(block));
  const groups = [...new Set(random.flatMap((term) => term.groups))];
  const cellRows = new Map<string, number>();
  const filled = new Set<string>();
  for (const row of byRandom.exampleRow) {
    const cell = keyOf([...new Set(own.flat())], row);
    if (!cellRows.has(cell)) cellRows.set(cell, row);
    filled.add(`${cell} ${keyOf(groups, row)}`);
  }
  const rows = [...cellRows.values()];
  const levels = groups.map((name) => ({ name, levels: levelCount(name) }));
  const combinations = levels.reduce((product, { levels: count }) => product * count, rows.length);
  if (combinations === 0 || filled.size < filledMin * combinations) return undefined;
  const blockLevels = block === undefined ? 0 : levelCount(block);
  const runs = Math.max(1, Math.round(byRandom.rows.length / combinations));
  return sampledDesign({
    cells: dataTable(
      Object.fromEntries([...new Set(own.flat())].map((name) => [name, columnAt(name, rows)])),
    ),
    terms: own,
    random: levels,
    // Runs of one cell that share a seed say little more than one of them.
    runs:
      seeds !== undefined
        ? undefined
        : block !== undefined && blockLevels > 1
          ? { name: block, planned: blockLevels, blocked: true }
          : { name: runsName, planned: runs, blocked: false },
    randomTerms: random.filter(({ within }) => block === undefined || !within.includes(block)),
  });

  function keyOf(names: readonly string[], row: number): string {
    return names
      .map((name) => {
        const variable = data.variables.get(name);
        return variable?.kind === 'factor' ? variable.codes[row] : variable?.values[row];
      })
      .join();
  }

  function levelCount(name: string): number {
    const variable = data.variables.get(name);
    return variable?.kind === 'factor' ? variable.levels.length : 0;
  }

  function columnAt(name: string, at: readonly number[]): Column {
    const variable = data.variables.get(name);
    if (variable?.kind === 'factor') {
      return {
        kind: 'factor',
        levels: variable.levels,
        codes: Int32Array.from(at, (row) => variable.codes[row] as number),
      };
    }
    return { kind: 'numeric', values: Float64Array.from(at, (row) => variable?.values[row] ?? Number.NaN) };
  }
}
