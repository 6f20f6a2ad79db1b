/** Means of the runs of each cell, from the trials themselves. */
import type { Trial } from '../../client/facts.ts';
import type { Settings, SweepSpec } from '../../design/sweep-spec.ts';

export interface CellRuns {
  readonly settings: Settings;
  readonly runs: number;
  /** Responses of the runs that have one. */
  readonly values: readonly number[];
  /** Runs that failed, and those that were stopped early. */
  readonly failed: number;
  readonly pruned: number;
  readonly mean: number | null;
}

/** Runs of the design, grouped by the levels of some of its factors, in order of first appearance. */
export function groupRuns(
  trials: readonly Trial[],
  factors: readonly string[],
  response: string,
): CellRuns[] {
  const groups = new Map<string, Trial[]>();
  for (const trial of trials) {
    if (trial.reference !== undefined) continue;
    const key = JSON.stringify(factors.map((name) => trial.settings[name] ?? null));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [trial]);
    else group.push(trial);
  }
  return [...groups.values()].map((group) => cellOf(group, factors, response));
}

function cellOf(group: readonly Trial[], factors: readonly string[], response: string): CellRuns {
  const values = group.flatMap((trial) => responseOf(trial, response) ?? []);
  const sum = values.reduce((total, value) => total + value, 0);
  const settings = group[0]?.settings ?? {};
  return {
    settings: Object.fromEntries(
      factors.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])),
    ),
    runs: group.length,
    values,
    failed: group.filter(({ state }) => state === 'failed').length,
    pruned: group.filter(({ state }) => state === 'pruned').length,
    mean: values.length === 0 ? null : sum / values.length,
  };
}

/** Undefined for a run without a result that is a number. */
function responseOf(
  { state, metrics }: Pick<Trial, 'state' | 'metrics'>,
  response: string,
): number | undefined {
  const value = metrics[response];
  return state === 'done' && value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** Standard deviation of a sample; null below two values. */
export function spreadOf(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  return Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Names of the factors with more than one level. */
export const variedFactors = ({ factors }: SweepSpec): string[] =>
  factors.filter(({ levels }) => levels.length > 1).map(({ name }) => name);

export const levelsOf = ({ factors }: SweepSpec, name: string): string[] =>
  factors.find((factor) => factor.name === name)?.levels.map(String) ?? [];
