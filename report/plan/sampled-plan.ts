import type { Design } from '../../design/design-of.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { ModelTerm } from '../../stats/model/term.ts';
import type { Directions } from '../../stats/planning/direction.ts';
import { halveInterval, type HalfInterval } from '../../stats/planning/halve-interval.ts';
import { widestDifference } from '../../stats/planning/main-comparison.ts';
import { type PlannedTest, plannedTests } from '../../stats/planning/planned-tests.ts';
import { plotTests } from '../../stats/planning/plot-tests.ts';
import { type Draw, type SampledDesign, sampledDesign } from '../../stats/planning/sampled-design.ts';
import { dataTable } from '../../stats/table/data-table.ts';
import { designColumns, hasBlocks, hasSharedSeeds } from '../design-columns.ts';
import { plotsGroup, type VarianceRatios } from './variance-ratios.ts';

/** Ratios that are shown if there is no earlier sweep to take them from. */
const assumedRatios: readonly number[] = [0, 0.25, 1];

/** What a design can tell if its variances are these. */
export interface Assumption {
  /** Variance of every random term over that of single runs; null where each has its own, from an earlier sweep. */
  readonly ratio: number | null;
  /** By term, such as `subject:a`. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly tests: readonly PlannedTest[];
  /** "More subjects or more seeds?"; null where the main comparison has no interval. */
  readonly halving: HalfInterval | null;
}

/** What a design with random parts can tell. */
export interface SampledPlan {
  /** What more can be drawn of. */
  readonly draws: readonly Draw[];
  /** Random terms that the analysis will have. */
  readonly randomTerms: readonly string[];
  /** False if levels of a random factor hold different cells: then nothing below can be computed before the runs. */
  readonly crossed: boolean;
  /** Degrees of freedom of single runs, which no random term explains; null where they are not known. */
  readonly residualDf: number | null;
  /** Factor of the main comparison. */
  readonly compared: string | null;
  readonly assumptions: readonly Assumption[];
}

export interface SampledPlanOptions {
  readonly terms: readonly ModelTerm[];
  readonly power: number;
  readonly alpha: number;
  readonly wantedF?: number | undefined;
  /** How much of an effect's size each test sees, by term. */
  readonly directions?: ReadonlyMap<string, Directions> | undefined;
  /** From an earlier sweep. */
  readonly known?: VarianceRatios | undefined;
  /** Price of one more of each draw, by name and without its runs, in units of the price of a run. */
  readonly prices?: ReadonlyMap<string, number> | undefined;
}

/** Random factors of a sweep, that of shared seeds first. */
export const sampledFactors = (spec: SweepSpec): string[] => [
  ...(hasSharedSeeds(spec) ? ['replicate'] : []),
  ...(spec.random ?? []),
];

/**
 * The tests of a sweep with shared seeds, random factors or whole plots, each against its own error.
 *
 * @returns undefined for a sweep of which every run is a sample of its own
 */
export function sampledPlan(
  spec: SweepSpec,
  design: Design,
  options: SampledPlanOptions,
): SampledPlan | undefined {
  const sampled = sampledFactors(spec);
  if (sampled.length === 0)
    return spec.wholePlot === undefined ? undefined : plotsPlan(spec, design, options);
  const fixed = options.terms.filter((term) => !term.some((name) => sampled.includes(name)));
  const found = designOf(spec, design, fixed, sampled);
  if (found === undefined) {
    return { draws: [], randomTerms: [], crossed: false, residualDf: null, compared: null, assumptions: [] };
  }
  const groups = found.structure.random.map(({ groups: names, within }) => ({
    name: [...names, ...within].join(':'),
    group: names.join(':'),
  }));
  // Where constraints tie factors together, the means of some are not known over all cells.
  const compared =
    comparableFactors(spec, sampled).find(
      (name) => widestDifference(found.structure.fixed, name, found.errors(new Map())) !== undefined,
    ) ?? null;
  return {
    draws: found.draws,
    randomTerms: groups.map(({ name }) => name),
    crossed: true,
    residualDf: found.errors(new Map()).residualDf,
    compared,
    assumptions: assumptionsOf(groups, options.known).map(({ ratio, ratios }) => ({
      ratio,
      ratios: Object.fromEntries(ratios),
      tests: plannedTests(found, { ...options, ratios }),
      halving: compared === null ? null : (halvingOf(found, ratios, compared, options.prices) ?? null),
    })),
  };
}

/** The plan of a split plot, whose whole plots are a sample: more replicates bring more of them. */
function plotsPlan(spec: SweepSpec, design: Design, options: SampledPlanOptions): SampledPlan {
  const once = ofDesign(design).filter(({ replicate }) => replicate === 1);
  const group = { name: plotsGroup, group: plotsGroup };
  return {
    draws: [{ name: 'replicate', kind: 'runs', planned: spec.replicates }],
    randomTerms: [plotsGroup],
    crossed: true,
    residualDf: null,
    compared: null,
    assumptions: assumptionsOf([group], options.known).map(({ ratio, ratios }) => ({
      ratio,
      ratios: Object.fromEntries(ratios),
      tests: plotTests(dataTable(designColumns(spec, once)), {
        ...options,
        replicates: spec.replicates,
        blocked: hasBlocks(spec),
        wholePlot: spec.wholePlot ?? [],
        ratio: ratios.get(plotsGroup) ?? 0,
      }),
      halving: null,
    })),
  };
}

const ofDesign = ({ trials }: Design): Design['trials'] =>
  trials.filter(({ reference }) => reference === undefined);

function designOf(
  spec: SweepSpec,
  design: Design,
  terms: readonly ModelTerm[],
  sampled: readonly string[],
): SampledDesign | undefined {
  // Cells of factors that exist under some levels of others only are no cross.
  if (spec.factors.some(({ when }) => when !== undefined)) return undefined;
  const once = ofDesign(design).filter(({ replicate }) => replicate === 1);
  const factors = spec.random ?? [];
  const names = spec.factors.map(({ name }) => name).filter((name) => !factors.includes(name));
  const keyOf = (settings: (typeof once)[number]['settings'], own: readonly string[]): string =>
    JSON.stringify(own.map((name) => settings[name]));
  const places = new Map<string, Set<string>>();
  const cells = new Map<string, (typeof once)[number]>();
  for (const trial of once) {
    const place = keyOf(trial.settings, factors);
    const cell = keyOf(trial.settings, names);
    places.set(place, (places.get(place) ?? new Set()).add(cell));
    if (!cells.has(cell)) cells.set(cell, trial);
  }
  const levels = factors.map((name) => ({
    name,
    levels: new Set(once.map(({ settings }) => settings[name])).size,
  }));
  const combinations = levels.reduce((product, own) => product * own.levels, 1);
  if (places.size !== combinations || once.length !== combinations * cells.size) return undefined;
  const isShared = sampled.length > factors.length;
  const columns = designColumns({ ...spec, derive: [] }, [...cells.values()]);
  return sampledDesign({
    cells: dataTable(Object.fromEntries(Object.entries(columns).filter(([name]) => names.includes(name)))),
    terms,
    random: [...(isShared ? [{ name: 'replicate', levels: spec.replicates }] : []), ...levels],
    runs: isShared
      ? undefined
      : { name: 'replicate', planned: spec.replicates, blocked: spec.blocks === 'replicate' },
  });
}

/** Factors whose levels are compared: those that the sweep is to decide first. */
function comparableFactors({ factors, stop }: SweepSpec, sampled: readonly string[]): string[] {
  const varied = factors.flatMap(({ name, levels }) =>
    levels.length > 1 && !sampled.includes(name) ? [name] : [],
  );
  return [...new Set([...(stop?.factors ?? []), ...varied])];
}

function halvingOf(
  design: SampledDesign,
  ratios: ReadonlyMap<string, number>,
  compared: string,
  prices: ReadonlyMap<string, number> = new Map(),
): HalfInterval | undefined {
  const difference = widestDifference(design.structure.fixed, compared, design.errors(ratios));
  if (difference === undefined) return undefined;
  return halveInterval(design, ratios, difference.l, { run: 1, draws: prices }, []);
}

interface RandomGroup {
  readonly name: string;
  /** The random factors alone. */
  readonly group: string;
}

/**
 * Ratios from an earlier sweep, where it has some for each random factor: a term that it did not have takes the largest ratio
 * that a term of the same random factor had. Otherwise those that are assumed.
 */
function assumptionsOf(
  groups: readonly RandomGroup[],
  known: VarianceRatios | undefined,
): { readonly ratio: number | null; readonly ratios: ReadonlyMap<string, number> }[] {
  const largest = (group: string): number | undefined => {
    const own = [...(known?.ratios ?? [])].flatMap(([name, ratio]) =>
      name === group || name.startsWith(`${group}:`) ? [ratio] : [],
    );
    return own.length === 0 ? undefined : Math.max(...own);
  };
  if (known !== undefined && groups.every(({ group }) => largest(group) !== undefined)) {
    const ratios = groups.map(
      ({ name, group }) => [name, known.ratios.get(name) ?? (largest(group) as number)] as const,
    );
    return [{ ratio: null, ratios: new Map(ratios) }];
  }
  return assumedRatios.map((ratio) => ({ ratio, ratios: new Map(groups.map(({ name }) => [name, ratio])) }));
}
