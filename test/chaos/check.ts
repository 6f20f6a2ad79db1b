/** What must be true at the end of a round. Pure: test/chaos/check.test.ts plants violations. */
import type { Run } from './ledger.ts';

/** One line of the export. */
export interface ExportedRow {
  readonly trialId: string;
  readonly cell: string;
  readonly replicate: string;
  readonly state: string;
  readonly settings: string;
  readonly score: number;
  readonly stamp: number;
  /** Step of the checkpoint that the counted attempt went on from; 0 for none. */
  readonly resumedFrom: number;
}

export interface Evidence {
  readonly rows: readonly ExportedRow[];
  readonly trials: number;
  /** By `TRIAL STAMP`. */
  readonly ledger: ReadonlyMap<string, Run>;
  /** Stamps of the results that an agent heard are counted, by trial. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** What a user was shown as done: trial and stamp. */
  readonly shown: ReadonlyMap<string, number>;
  /** Results that the log itself counts: trial and how many. */
  readonly countedInLog: ReadonlyMap<string, number>;
  /** Processes of trials that outlived all agents. */
  readonly leftRunning: readonly number[];
}

/** @returns in words, what is wrong; empty when all is well */
export function violations(evidence: Evidence): string[] {
  const { rows, trials, ledger, countedInLog, leftRunning } = evidence;
  const found: string[] = [];
  const cells = new Set(rows.map(({ cell, replicate }) => `${cell} ${replicate}`));
  if (rows.length !== trials) found.push(`${rows.length} rows are exported, not ${trials}`);
  if (cells.size !== rows.length) found.push('a cell and replicate is exported twice');
  for (const { trialId, state, stamp, score } of rows) {
    if (state !== 'done') found.push(`trial ${trialId} is ${state}`);
    const run = ledger.get(`${trialId} ${stamp}`);
    if (run === undefined) found.push(`trial ${trialId} has a result that no run of it made`);
    else if (run.score !== score) found.push(`trial ${trialId} has ${score}, its run made ${run.score}`);
    if (countedInLog.get(trialId) !== 1) {
      found.push(`trial ${trialId} is counted ${countedInLog.get(trialId) ?? 0} times in the log`);
    }
  }
  found.push(...lost(rows, evidence.acknowledged, 'was acknowledged to its agent'));
  found.push(...lost(rows, evidence.shown, 'was shown to a user'));
  if (leftRunning.length > 0) found.push(`left running: ${leftRunning.join(', ')}`);
  return found;
}

function lost(rows: readonly ExportedRow[], known: ReadonlyMap<string, number>, how: string): string[] {
  const stamps = new Map(rows.map(({ trialId, stamp }) => [trialId, stamp]));
  return [...known]
    .filter(([trialId, stamp]) => stamps.get(trialId) !== stamp)
    .map(([trialId, stamp]) => `trial ${trialId}: result ${stamp} ${how} and is not the one exported`);
}

/** The cells of an export as one text: two exports of one design compare by it. */
export const cellsOf = (rows: readonly ExportedRow[]): string =>
  rows
    .map(({ trialId, cell, replicate, settings, state, score }) =>
      [trialId, cell, replicate, settings, state, score].join(' '),
    )
    .toSorted()
    .join('\n');
