import type { AnalysisRequest } from './analysis-request.ts';
import { type PlotsAmong, plotsAmong } from './mixed/plots-among.ts';
import { type RandomTerm, randomTermsOf } from './mixed/random-term.ts';
import { type Cells, foldIntoCells } from './model/cells.ts';
import { layOutModel, type ModelLayout } from './model/model-matrix.ts';
import {
  coded,
  type PreparedData,
  type PrepareOptions,
  prepareData,
  refuseTooLarge,
} from './model/prepare.ts';
import { type ModelTerm, orderTerms } from './model/term.ts';
import { completeReplicates, type Repeats, withoutRepeats } from './replicates.ts';
import { asFactor, columnNamed, type DataTable, numericColumnNamed } from './table/data-table.ts';

/** The data of an analysis, its model and what errors are made of. */
export interface LaidOut {
  /** Fixed terms, the block first. */
  readonly terms: readonly ModelTerm[];
  /** Folded by the fixed variables, and by the whole plots where there are some. */
  readonly data: PreparedData;
  readonly layout: ModelLayout;
  /** Random terms; [] where every run has luck of its own. */
  readonly random: readonly RandomTerm[];
  /** Where runs share whole plots and some factors are a sample: the plots are a random factor too. */
  readonly plots: PlotsAmong | undefined;
  /** Folded by fixed and random variables together. */
  readonly byRandom: Cells;
  /** Rows with a response and every predictor, of whatever replicate. */
  readonly rows: Int32Array;
  /** Runs that repeat others to the last digit and are left out. */
  readonly repeats: Repeats;
  /** The only seed of all results, where seeds are shared: it is no sample, and no random factor then. */
  readonly singleSeed: string | undefined;
  /** Complete replicates that a look at a running sweep uses; 0 where it uses all rows. */
  readonly complete: number;
}

interface LayOutOptions {
  /** The block, where its like levels may count as one. */
  readonly absorb?: string | undefined;
  /** Where something is a sample, use complete replicates only, if there are enough for a test. */
  readonly complete?: boolean;
}

/** @throws YatesError E_MODEL_SIZE, and as `prepareData` */
export function layOut(
  given: DataTable,
  request: AnalysisRequest,
  { absorb, complete = false }: LayOutOptions = {},
): LaidOut {
  const { response, wholePlots, seeds, random = [], randomTerms = [] } = request;
  const sampled = [...(seeds === undefined ? [] : [seeds]), ...random.filter((name) => name !== seeds)];
  const block = request.block !== undefined && sampled.includes(request.block) ? undefined : request.block;
  const fixed = request.terms.filter((term) => !term.some((name) => sampled.includes(name)));
  const terms = orderTerms(block === undefined ? fixed : [[block], ...fixed]);
  const all = [...randomTermsOf(sampled, terms), ...randomTerms];
  const groups = [...new Set(all.flatMap((term) => term.groups))];
  const model: PrepareOptions = {
    response,
    terms,
    factors: [...(request.factors ?? []), ...(block === undefined ? [] : [block])],
    uncentred: request.type === 3 ? covariatesInInteractions(terms) : undefined,
    absorb,
    curves: curvesOf(request),
  };
  const more = [...groups, ...(wholePlots === undefined ? [] : [wholePlots])];
  const prepared = { ...model, ...withFactors(model, more), absorb: groups.length > 0 ? undefined : absorb };
  const replicate = seeds ?? request.block;
  const repeats = withoutRepeats(given, prepared, replicate);
  const { table } = repeats;
  const single = request.interim === true || complete ? undefined : onlySeed(table, response, seeds);
  if (single !== undefined) {
    const { seeds: _one, ...rest } = request;
    const others = random.filter((name) => name !== seeds);
    const own = {
      ...rest,
      random: others,
      terms: request.terms.filter((term) => !term.includes(seeds ?? '')),
    };
    return { ...layOut(table, own, { absorb }), repeats, singleSeed: single };
  }
  const first = prepareData(table, prepared);
  const replicates = seeds ?? (groups.length > 0 ? request.looks?.replicate : undefined);
  // Seeds are a sample from the second on; other random factors have all of their levels in the first replicate.
  const kept =
    complete && replicates !== undefined
      ? completeReplicates(table, response, first, replicates, seeds === undefined ? 1 : 2)
      : undefined;
  const found = kept === undefined ? first : prepareData(kept.table, prepared);
  const plots = wholePlots === undefined ? undefined : plotsAmong(all, wholePlots, terms, found);
  const layout = layOutModel(terms, found.variables, request.nests);
  const data = groups.length === 0 ? found : { ...found, cells: foldedBy(terms, found) };
  refuseTooLarge(layout, data.cells);
  return {
    terms,
    data,
    layout,
    random: plots === undefined || plots.alias !== undefined ? all : [...all, plots.term],
    plots,
    byRandom: found.cells,
    rows: first.cells.rows,
    repeats,
    singleSeed: undefined,
    complete: kept?.count ?? 0,
  };
}

/** The seed that all results have; undefined where there are several, or no column of shared seeds. */
function onlySeed(table: DataTable, response: string, seeds: string | undefined): string | undefined {
  if (seeds === undefined) return undefined;
  const { codes, levels } = asFactor(columnNamed(table, seeds));
  const { values } = numericColumnNamed(table, response);
  const seen = new Set(codes.filter((code, row) => code >= 0 && !Number.isNaN(values[row])));
  const [first] = seen;
  return seen.size === 1 && first !== undefined ? levels[first] : undefined;
}

const curvesOf = ({ computed = [] }: AnalysisRequest): ReadonlyMap<string, number> =>
  new Map(computed.flatMap(({ name, degree }) => (degree === undefined ? [] : [[name, degree] as const])));

/** Folded by the variables of some terms alone. */
function foldedBy(terms: readonly ModelTerm[], { response, variables, cells }: PreparedData): Cells {
  const own = [...new Set(terms.flat())].flatMap((name) => variables.get(name) ?? []);
  const predictors = own.map((variable) => coded(variable, cells.rows));
  return foldIntoCells(response, predictors, cells.rows);
}

/** Rows are folded by these factors too; they are no terms of the model. */
const withFactors = (model: PrepareOptions, names: readonly string[]): PrepareOptions => ({
  ...model,
  terms: [...names.map((name) => [name]), ...model.terms],
  factors: [...(model.factors ?? []), ...names],
});

const covariatesInInteractions = (terms: readonly ModelTerm[]): ReadonlySet<string> =>
  new Set(terms.filter((term) => term.length > 1).flat());
