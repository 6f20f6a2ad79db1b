import type { Design } from '../../design/design-of.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { ModelTerm } from '../../stats/model/term.ts';
import { type DesignTable, designTable } from '../../stats/planning/design-table.ts';
import { dataTable } from '../../stats/table/data-table.ts';
import { fractionEfficiency } from './fraction-efficiency.ts';
import { defaultModel } from '../default-model.ts';
import { designColumns, hasBlocks } from '../design-columns.ts';

export interface PlanTable extends DesignTable {
  /** Interactions that the analysis will fit and this table leaves out, as the dry run would take too long with them. */
  readonly leftOut: number;
  /**
   * D-efficiency of a fraction for this model, per run and relative to all valid cells: 1 is as good a run. Null where
   * all valid cells are run, or there are too many to tell.
   */
  readonly relativeEfficiency: number | null;
}

/** Multiplications that a dry run may take: about a second. */
const fitCostMax = 2e9;

/**
 * What the planned runs can tell, with the model that the analysis will use once all have ended.
 *
 * @param wantedF effect f that should be found, for the replicates needed
 */
export function planTable(spec: SweepSpec, design: Design, wantedF?: number): PlanTable {
  const { trials, cells, crossed } = design;
  const ofDesign = trials.filter(({ reference }) => reference === undefined);
  const once = ofDesign.filter(({ replicate }) => replicate === 1);
  const planned = dataTable(designColumns(spec, once));
  const complete = cells === crossed;

  const model = defaultModel(spec, ofDesign.length);
  const terms = complete || fitCost(spec, model, cells) <= fitCostMax ? model : mainEffects(model);
  const table = designTable(planned, {
    terms,
    replicates: spec.replicates,
    complete,
    wantedF,
    wholePlot: spec.wholePlot,
    ...(hasBlocks(spec) ? { block: 'block' } : {}),
  });
  return {
    ...table,
    leftOut: model.length - terms.length,
    relativeEfficiency: fractionEfficiency(spec, design, terms),
  };
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
