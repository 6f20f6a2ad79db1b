/** What an analysis says of several sweeps beyond that of one: what they are, and whether effects hold in all. */
import type { AnalysisRequest } from '../../stats/analysis-request.ts';
import type { SeveralSweeps, SweepCheck } from '../../stats/several-sweeps-result.ts';
import { analyse } from '../../stats/analysis.ts';
import { adjustP } from '../../stats/anova/adjust-p.ts';
import type { ModelTerm } from '../../stats/model/term.ts';
import type { DataTable } from '../../stats/table/data-table.ts';
import type { Note } from '../../stats/words/note.ts';
import type { TrialRecord } from '../trial-record.ts';

/** A reserved name in sweep files. */
export const sweepColumn = 'sweep';

/** Runs by sweep; all of them together where there is one. */
export function sweepsOf(trials: readonly TrialRecord[]): ReadonlyMap<string, readonly TrialRecord[]> {
  const own = new Map<string, TrialRecord[]>();
  for (const trial of trials) {
    const name = trial.sweep ?? '';
    const known = own.get(name);
    if (known === undefined) own.set(name, [trial]);
    else known.push(trial);
  }
  return own;
}

/** Seeds that are a sample are known to be the same in several sweeps; runs with seeds of their own pass for different ones. */
export function pooledNotes(
  trials: readonly TrialRecord[],
  { block = '', seeds }: Pick<AnalysisRequest, 'block' | 'seeds'>,
): Note[] {
  const sweeps = [...sweepsOf(trials)].map(([name, own]) => [name, own.length] as const);
  const runs = seeds === undefined ? sameRuns(trials) : 0;
  return [
    { kind: 'severalSweeps', sweeps, block },
    ...(runs === 0 ? [] : [{ kind: 'sameRuns', runs } as const]),
  ];
}

/** Runs with the settings and seed of a run of an earlier sweep. */
function sameRuns(trials: readonly TrialRecord[]): number {
  const seen = new Map<string, string | undefined>();
  let count = 0;
  for (const { settings, seed, sweep, state } of trials) {
    if (state !== 'done') continue;
    const key = JSON.stringify([seed, ...Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    if (!seen.has(key)) seen.set(key, sweep);
    else if (seen.get(key) !== sweep) count++;
  }
  return count;
}

/**
 * The model with the interaction of the sweep with each of its factors besides. Where runs are few these take all that there is to
 * test against, and the reasons say so.
 */
export function severalSweeps(table: DataTable, request: AnalysisRequest): SeveralSweeps {
  const column = table.columns.get(sweepColumn);
  const names = column?.kind === 'factor' ? column.levels : [];
  const factors = [...new Set(request.terms.flatMap((term) => term))].filter(
    (name) => name !== sweepColumn && name !== request.block,
  );
  const interactions = factors.map((name): ModelTerm => [sweepColumn, name]);
  const { anova } = analyse(table, {
    ...request,
    terms: [...request.terms, ...(request.block === sweepColumn ? [] : [[sweepColumn]]), ...interactions],
    references: [],
    goal: undefined,
    robust: false,
  });
  const rows = factors.map((factor) => {
    const row = anova.find(
      ({ term }) => term === `${sweepColumn}:${factor}` || term === `${factor}:${sweepColumn}`,
    );
    return { factor, row };
  });
  const adjusted = adjustP(rows.flatMap(({ row }) => row?.p ?? []));
  let at = 0;
  return {
    names,
    checks: rows.map(({ factor, row }): SweepCheck => {
      const isTested = row !== undefined && row.p !== null;
      return {
        factor,
        df: row?.df ?? 0,
        denDf: row?.denDf ?? null,
        f: row?.f ?? null,
        p: row?.p ?? null,
        pAdjusted: isTested ? (adjusted[at++] ?? null) : null,
        reason: isTested ? null : (row?.reason ?? 'it is not in the model'),
      };
    }),
  };
}
