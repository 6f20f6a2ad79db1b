import type { Design } from '../../design/design-of.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { ModelTerm } from '../../stats/model/term.ts';
import type { Directions } from '../../stats/planning/direction.ts';
import { type DesignTable, designTable } from '../../stats/planning/design-table.ts';
import { dataTable } from '../../stats/table/data-table.ts';
import { groupDigits } from '../../design/level-text.ts';
import { aliasesOfFraction } from './aliases-of-fraction.ts';
import { fractionEfficiency } from './fraction-efficiency.ts';
import { type SampledPlan, sampledFactors, sampledPlan } from './sampled-plan.ts';
import { type StopPlan, stopPlan } from './stop-plan.ts';
import type { VarianceRatios } from './variance-ratios.ts';
import { type DefaultModel, modelOf, parametersMax } from '../default-model.ts';
import { nestsOf } from '../nests-of-spec.ts';
import { designColumns, hasBlocks, hasSharedSeeds } from '../design-columns.ts';

/**
 * The formula is that of the fixed part. With shared seeds or random factors `smallestF` and `replicatesNeeded` of a row are those of the first of
 * `sampled.assumptions`, and `residualDf` counts what no random term explains.
 */
export interface PlanTable extends DesignTable {
  /** Interactions that the analysis will fit and this table leaves out, as the dry run would take too long with them. */
  readonly leftOut: number;
  /**
   * D-efficiency of a fraction for this model, per run and relative to all valid cells: 1 is as good a run. Null where
   * all valid cells are run, or there are too many to tell.
   */
  readonly relativeEfficiency: number | null;
  /** Two-way interactions that the analysis will not fit unless it is asked to, and why. */
  readonly modelLeavesOut: { readonly terms: readonly string[]; readonly why: string } | null;
  /** Of a regular fraction of two-level factors: the length of the shortest word of its defining relation. */
  readonly resolution: number | null;
  /** The words of the defining relation, the shortest first; [] for any other design. */
  readonly definingRelation: readonly string[];
  /** What a fraction does not tell apart, a sentence each; [] where all valid cells are run. */
  readonly aliasWords: readonly string[];
  /** With shared seeds, random factors or whole plots: each test against its own error. */
  readonly sampled: SampledPlan | null;
  /** When the rule under `stop` is looked at; null without one. */
  readonly stop: StopPlan | null;
}

export interface PlanTableOptions {
  /** Effect f that should be found, for the replicates needed. */
  readonly wantedF?: number | undefined;
  /** Variances of an earlier sweep. */
  readonly known?: VarianceRatios | undefined;
  /** Price of one more level of each random factor, by name and without its runs, in units of the price of a run. */
  readonly prices?: ReadonlyMap<string, number> | undefined;
}

/** Multiplications that a dry run may take: about a second. */
const fitCostMax = 2e9;

/** What the planned runs can tell, with the model that the analysis will use once all have ended. */
export function planTable(spec: SweepSpec, design: Design, options: PlanTableOptions = {}): PlanTable {
  const { trials, cells, crossed } = design;
  const ofDesign = trials.filter(({ reference }) => reference === undefined);
  const once = ofDesign.filter(({ replicate }) => replicate === 1);
  const planned = dataTable(designColumns(spec, once));
  const complete = cells === crossed;

  const own = modelOf(spec, ofDesign.length);
  const model = [...own.terms];
  const terms = complete || fitCost(spec, model, cells) <= fitCostMax ? model : mainEffects(model);
  const random = sampledFactors(spec);
  const fixed = terms.filter((term) => !term.some((name) => random.includes(name)));
  const table = designTable(planned, {
    terms: fixed,
    nests: nestsOf(spec.factors),
    replicates: spec.replicates,
    complete,
    wantedF: options.wantedF,
    wholePlot: spec.wholePlot,
    ...(hasBlocks(spec) && !hasSharedSeeds(spec) ? { block: 'block' } : {}),
  });
  const { power, alpha } = table;
  const directions = new Map(table.rows.map((row) => [row.term, row.directions]));
  const sampled = sampledPlan(spec, design, { ...options, terms, power, alpha, directions }) ?? null;
  const aliases = aliasesOfFraction(spec, design, planned, terms);
  const leftOut = model.length - terms.length;
  return {
    ...(random.length === 0 ? table : withErrors(table, sampled)),
    leftOut,
    modelLeavesOut: leavesOut(own),
    resolution: aliases?.resolution ?? null,
    definingRelation: aliases?.definingRelation ?? [],
    aliasWords: aliases?.words ?? [],
    relativeEfficiency: fractionEfficiency(spec, design, terms),
    sampled,
    stop: stopPlan(spec, design, sampled),
  };
}

/** The table with the figures of the first assumption in place of those of one common error. */
function withErrors(table: DesignTable, sampled: SampledPlan | null): DesignTable {
  const first = sampled?.assumptions[0];
  const replicates = sampled?.draws.findIndex(({ name }) => name === 'replicate') ?? -1;
  const rows = table.rows.map((row) => {
    const test = first?.tests.find(({ term }) => term === row.term);
    return {
      ...row,
      smallestF: test?.smallestF ?? null,
      worstF: worstOf(test?.smallestF ?? null, row.directions),
      replicatesNeeded: test?.needed[replicates] ?? null,
    };
  });
  return { ...table, rows, residualDf: sampled?.residualDf ?? 0 };
}

const worstOf = (f: number | null, { average, worst }: Directions): number | null =>
  f && f * Math.sqrt(average / worst);

function leavesOut({ leftOut, why, parameters }: DefaultModel): PlanTable['modelLeavesOut'] {
  const terms = leftOut.map((term) => term.join(':'));
  if (why === 'speed') {
    return {
      terms,
      why: `with ${terms.length === 1 ? 'it' : 'them'} the model would have ${groupDigits(parameters)} parameters, more than the ${parametersMax} parameters that a look at a running sweep keeps up with`,
    };
  }
  return why === 'error' ? { terms, why: 'too few degrees of freedom would be left to test against' } : null;
}

const mainEffects = (terms: readonly ModelTerm[]): ModelTerm[] => terms.filter(({ length }) => length === 1);

/** Of Householder's reduction: rows times the square of the columns. */
function fitCost({ factors }: SweepSpec, terms: readonly ModelTerm[], cells: number): number {
  const dfOf = new Map(factors.map(({ name, levels }) => [name, levels.length - 1]));
  const columns = terms.reduce(
    (sum, term) => sum + term.reduce((product, name) => product * (dfOf.get(name) ?? 1), 1),
    1,
  );
  return cells * columns ** 2;
}
