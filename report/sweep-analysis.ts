/** From a sweep's trials to its analysis: which rows, which model, which goal. */
import { YatesError } from '../base/error.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import { environmentColumn, wholePlotColumn } from '../design/export-columns.ts';
import type { SweepSpec } from '../design/sweep-spec.ts';
import type { Analysis, Anchor } from '../stats/analysis-result.ts';
import type { AnalysisRequest } from '../stats/analysis-request.ts';
import { analyse, evidenceWith } from '../stats/analysis.ts';
import { testsOf } from '../stats/anova/holm-family.ts';
import type { ReferenceRuns } from '../stats/means/reference-mean.ts';
import type { ModelTerm } from '../stats/model/term.ts';
import {
  type Column,
  type DataTable,
  dataTable,
  factorColumn,
  numericColumn,
} from '../stats/table/data-table.ts';
import { type Note, withNotes } from '../stats/words/note.ts';
import { designColumns, hasBlocks, hasSharedSeeds } from './design-columns.ts';
import { defaultModel } from './default-model.ts';
import { pooledNotes, severalSweeps, sweepColumn, sweepsOf } from './several/several-sweeps.ts';
import { nestsOf } from './nests-of-spec.ts';
import { environmentChars } from './export/export-table.ts';
import { linkedFactors } from './linked-factors.ts';
import type { TrialRecord } from './trial-record.ts';

export interface SweepAnalysisRequest {
  readonly spec: SweepSpec;
  /** Name of a response. */
  readonly response: string;
  /** The sweep still runs: p-values are descriptive. */
  readonly interim: boolean;
  /** Every trial of the sweep, whatever its state. */
  readonly trials: readonly TrialRecord[];
  readonly type?: 1 | 2 | 3;
  /** Left out: main effects of all factors, and their two-way interactions where enough data can be had. */
  readonly terms?: readonly ModelTerm[];
  readonly detail?: 'live' | 'full';
  /** What the response is for known objects; not tested, only put beside the means. */
  readonly anchors?: readonly Anchor[];
  /** What else is asked for. */
  readonly more?: Pick<
    AnalysisRequest,
    | 'robust'
    | 'permutations'
    | 'seed'
    | 'comparisons'
    | 'controls'
    | 'ddf'
    | 'block'
    | 'seeds'
    | 'random'
    | 'randomTerms'
    | 'computed'
    | 'nests'
    | 'amounts'
    | 'scales'
    | 'counted'
  >;
}

/**
 * Analysis of variance of one response of a sweep. Derived columns are left out of the model: each follows one factor
 * whole and cannot be told from it.
 *
 * @throws YatesError as `analyse`; few data are no error but a result with reasons
 */
export function analyseSweep(request: SweepAnalysisRequest): Analysis {
  const { spec, response, interim } = request;
  const trials = request.trials.filter(({ reference }) => reference === undefined);
  const goal = spec.responses.find(({ name }) => name === response)?.goal;
  const terms = request.terms ?? defaultModel(spec, trials.filter(({ state }) => state === 'done').length);
  const isPooled = trials.some(({ sweep }) => sweep !== undefined);
  const options: AnalysisRequest = {
    ...(hasSharedSeeds(spec) ? { seeds: 'replicate' } : hasBlocks(spec) ? { block: 'block' } : {}),
    ...(isPooled && (hasSharedSeeds(spec) || !hasBlocks(spec)) ? { block: sweepColumn } : {}),
    // With shared seeds and one replicate all runs have one seed, those of different whole plots too.
    population: spec.seeds === 'own' ? 'other seeds' : 'these runs',
    ...(spec.random === undefined ? {} : { random: spec.random }),
    looks: { replicate: 'replicate', planned: spec.replicates },
    nests: nestsOf(spec.factors),
    scales: Object.fromEntries(
      spec.factors.flatMap(({ name, scale }) => (scale === undefined ? [] : [[name, scale] as const])),
    ),
    counted: countedIn(spec, response),
    ...request.more,
    response,
    terms,
    type: request.type,
    interim,
    detail: request.detail,
    outcome: outcomeColumn,
    linked: linkedFactors(
      spec.factors.flatMap(({ name, when }) => (when === undefined ? [name] : [])),
      trials.map(({ settings }) => settings),
    ),
    references: referenceRuns(spec, request.trials, response),
    goal: goal === undefined ? undefined : goal === 'maximize' ? 'maximise' : 'minimise',
    ...(spec.wholePlot === undefined ? {} : { wholePlots: wholePlotColumn }),
  };
  if (options.block === environmentColumn && environmentsOf(trials).size < 2) throw oneEnvironment();
  const table = trialTable(spec, trials, response);
  const found = analyse(table, { ...options, otherTests: otherTests(request, options) });
  // The e-process needs a model that was fixed before the first result: the one that the finished sweep will have.
  const planned = defaultModel(spec, trials.length);
  const isOther = request.terms === undefined && interim && planned.length !== terms.length;
  const { anchors = [] } = request;
  const analysis = {
    ...found,
    ...(anchors.length === 0 ? {} : { anchors }),
    // What prune stops it stops for its result: then the order of arrival is not independent of the results.
    // Nor is the order over several sweeps a random one.
    ...(spec.prune !== undefined || isPooled ? { evidence: [] } : {}),
    ...(isPooled ? { sweeps: severalSweeps(table, options) } : {}),
    ...(spec.prune === undefined && !isPooled && isOther
      ? { evidence: evidenceWith(table, { ...options, terms: planned }) }
      : {}),
  };
  const leftOut = request.terms === undefined && !interim && interactionsLeftOut(spec, terms);
  // Between sweeps code may differ: sweeps are blocks.
  const environments = Math.max(0, ...[...sweepsOf(trials).values()].map((own) => environmentsOf(own).size));
  const resumed = trials.filter(({ state, resumedFrom }) => state === 'done' && resumedFrom !== undefined);
  const first: Note[] = [
    ...(isPooled ? pooledNotes(trials, options) : []),
    ...(resumed.length === 0 ? [] : [{ kind: 'resumedRuns', runs: resumed.length } as const]),
  ];
  const notes: Note[] = [
    ...(leftOut ? [{ kind: 'interactionsLeftOut' } as const] : []),
    ...(environments > 1
      ? [{ kind: 'environmentsDiffer', environments, column: environmentColumn } as const]
      : []),
  ];
  if (first.length + notes.length === 0) return analysis;
  return withNotes(analysis, { before: first, after: notes });
}

const oneEnvironment = (): YatesError =>
  new YatesError({
    code: 'E_COLUMN_UNKNOWN',
    place: { file: '--block' },
    message: `there is no column "${environmentColumn}": all runs ran with the same code and environment, as far as that is known`,
    next: 'leave out --block',
  });

/** Of the runs that have ended well, what they ran with, as far as that is known. */
function environmentsOf(trials: readonly TrialRecord[]): ReadonlySet<string> {
  return new Set(
    trials.flatMap(({ environment }) =>
      environment === undefined ? [] : [environment.slice(0, environmentChars)],
    ),
  );
}

/**
 * p-values of the tests of all other secondary responses, for one of them: they are one family. The primary response is a
 * family by itself. While runs arrive p-values decide nothing, and the work is left out.
 */
function otherTests(
  { spec, response, interim, trials }: SweepAnalysisRequest,
  options: AnalysisRequest,
): number[] {
  if (response === spec.primary.name || interim) return [];
  const isSampled = hasSharedSeeds(spec) || spec.random !== undefined || spec.wholePlot !== undefined;
  const own = trials.filter(({ reference }) => reference === undefined);
  return spec.responses
    .filter(({ name }) => name !== response && name !== spec.primary.name)
    .flatMap(({ name }) =>
      testsOf(
        analyse(trialTable(spec, own, name), {
          ...options,
          response: name,
          references: [],
          goal: undefined,
          robust: false,
          // A live look answers from complete replicates, and without REML: its p would not be the one that is printed.
          detail: isSampled ? undefined : 'live',
        }),
      ),
    );
}

function referenceRuns(
  { references = [] }: SweepSpec,
  trials: readonly TrialRecord[],
  response: string,
): ReferenceRuns[] {
  const all = references.length === 0 ? [] : trials.filter(({ reference }) => reference !== undefined);
  return references.map(({ name }) => {
    const own = all.filter(({ reference }) => reference === name);
    const values = own.flatMap(({ state, metrics }) => (state === 'done' ? (metrics[response] ?? []) : []));
    return { name, runs: own.length, values: values.filter(Number.isFinite) };
  });
}

/**
 * A share of so many tries, where the sweep file says so and each run is a sample of its own; with shared seeds, random factors or
 * whole plots shares are analysed as amounts.
 */
function countedIn(spec: SweepSpec, response: string): AnalysisRequest['counted'] {
  const of = spec.responses.find(({ name }) => name === response)?.of;
  const isSampled = hasSharedSeeds(spec) || spec.random !== undefined || spec.wholePlot !== undefined;
  return of === undefined || isSampled ? undefined : { family: 'binomial', kind: 'of', of };
}

/** In a fraction they are aliased by design, which the plan says. */
function interactionsLeftOut({ factors, fraction }: SweepSpec, terms: readonly ModelTerm[]): boolean {
  const varied = factors.filter(({ levels }) => levels.length > 1).length;
  return fraction === undefined && varied > 1 && terms.every((term) => term.length === 1);
}

/** Columns: those of the design, each metric, and what became of each trial with respect to one of them. */
export function trialTable(spec: SweepSpec, trials: readonly TrialRecord[], response: string): DataTable {
  return dataTable({
    trial_id: factorColumn(trials.map(({ id }) => id)),
    ...metricColumns(spec, trials),
    ...designColumns(spec, trials),
    ...environmentColumns(spec, trials),
    ...(trials.some(({ sweep }) => sweep !== undefined)
      ? { [sweepColumn]: factorColumn(trials.map(({ sweep }) => sweep ?? null)) }
      : {}),
    [outcomeColumn]: factorColumn(trials.map((trial) => outcomeOf(trial, response))),
  });
}

/** What each run ran with, for models and blocks that ask for it; none where all ran with the same. */
function environmentColumns({ factors }: SweepSpec, trials: readonly TrialRecord[]): Record<string, Column> {
  if (environmentsOf(trials).size < 2 || factors.some(({ name }) => name === environmentColumn)) return {};
  const column = factorColumn(
    trials.map(({ environment }) => environment?.slice(0, environmentChars) ?? null),
  );
  return { [environmentColumn]: column };
}

/** Those of the spec first, then all others that trials have. */
function metricColumns(
  { responses }: SweepSpec,
  trials: readonly TrialRecord[],
): Readonly<Record<string, Column>> {
  const empty = (): Float64Array => new Float64Array(trials.length).fill(Number.NaN);
  const columns = new Map(responses.map(({ name }) => [name, empty()]));
  for (const [row, { metrics }] of trials.entries()) {
    for (const name of Object.keys(metrics)) {
      const column = columns.get(name) ?? empty();
      columns.set(name, column);
      column[row] = metrics[name] as number;
    }
  }
  return Object.fromEntries(Array.from(columns, ([name, values]) => [name, numericColumn(values)]));
}

const outcomeColumn = 'state';

/** Its state; or `diverged`, which is a result of the settings: it failed as such, or its response is no number. */
function outcomeOf({ state, fault, metrics }: TrialRecord, response: string): string {
  const value = metrics[response];
  const failedSo = state === 'failed' && fault?.faultClass === 'diverged';
  const endedSo = state === 'done' && value !== undefined && !Number.isFinite(value);
  return failedSo || endedSo ? 'diverged' : state;
}

/** @throws YatesError E_RESPONSE_UNKNOWN */
export function responseNamed({ responses }: SweepSpec, name: string): string {
  const names = responses.map((response) => response.name);
  if (names.includes(name)) return name;
  throw new YatesError({
    code: 'E_RESPONSE_UNKNOWN',
    message: `the sweep has no response "${name}"`,
    next: didYouMean(name, names),
  });
}
