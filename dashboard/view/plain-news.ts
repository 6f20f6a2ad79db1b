/** What changed between two models as lines for a pipe or a log: one line for each trial that ended. */
import { plural } from '../../base/plural.ts';
import { faultText, responseText } from './event-log.ts';
import { type Trial, trialHasEnded } from '../../client/facts.ts';
import { jobsText } from '../../client/jobs-text.ts';
import { formatDuration } from './format-duration.ts';
import { asciiGlyphs } from './glyphs.ts';
import { etaText } from './lines/progress-lines.ts';
import type { DashboardModel } from './model.ts';
import { sweepProgress } from './progress.ts';
import { plainLine } from '../../base/plain-text.ts';
import { trialName } from './trial-name.ts';

/**
 * @param before the model when lines were last printed, undefined at the first time
 * @param after a model that is complete (its connection is live)
 */
export function plainNews(
  before: DashboardModel | undefined,
  after: DashboardModel,
  nowMs: number,
): string[] {
  if (before?.sweep === undefined) return [...startLines(after), ...noticeNews(before, after)];
  const trials = changedTrials(before, after);
  return [
    ...jobNews(before, after),
    ...trialNews(trials, after, nowMs),
    ...noticeNews(before, after, [...trials.retried, ...trials.ended]),
  ];
}

/** What is already done when the printing starts is counted, not listed. */
function startLines({ sweep, trials }: DashboardModel): string[] {
  if (sweep === undefined) return [];
  const ended = [...trials.values()].filter(({ state }) => trialHasEnded(state)).length;
  const already = ended === 0 ? '' : `, ${ended} already ended`;
  return [
    `sweep ${plainLine(sweep.name)} (${sweep.id}) ${sweep.state}: ${plural(trials.size, 'trial')}${already}`,
    ...(sweep.jobs ?? []).map(jobsText),
  ];
}

function jobNews(before: DashboardModel, after: DashboardModel): string[] {
  const known = new Set(before.sweep?.jobs?.map(jobsText));
  return (after.sweep?.jobs ?? []).map(jobsText).filter((text) => !known.has(text));
}

interface ChangedTrials {
  /** In the order of their ends. */
  readonly ended: readonly Trial[];
  readonly retried: readonly Trial[];
}

function changedTrials(before: DashboardModel, after: DashboardModel): ChangedTrials {
  const changed = [...after.trials.values()].filter(
    (trial) => before.trials.get(trial.id)?.state !== trial.state,
  );
  const ended = changed.filter(({ state }) => trialHasEnded(state) && state !== 'cancelled').sort(byEnd);
  const retried = changed.filter(
    ({ id, state, fault }) =>
      state === 'queued' && fault !== undefined && before.trials.get(id)?.state === 'leased',
  );
  return { ended, retried };
}

function trialNews({ ended, retried }: ChangedTrials, after: DashboardModel, nowMs: number): string[] {
  const { eta, counts } = sweepProgress(after, nowMs);
  const endedNow = counts.done + counts.failed + counts.pruned + counts.cancelled;
  const etaWords = eta.kind === 'estimate' ? `  ETA ${etaText(eta, asciiGlyphs)}` : '';
  const width = String(counts.total).length;
  return [
    ...retried.map(
      (trial) =>
        `${' '.repeat(2 * width + 3)} retry  ${describe(trial, after)}  ${faultText(trial)}${by(trial)}`,
    ),
    ...ended.map((trial, index) => {
      const number = endedNow - ended.length + index + 1;
      const count = `[${String(number).padStart(width)}/${counts.total}]`;
      return `${count} ${outcome(trial, after)}${index === ended.length - 1 ? etaWords : ''}${by(trial)}`;
    }),
  ];
}

function outcome(trial: Trial, model: DashboardModel): string {
  const name = describe(trial, model);
  if (trial.state === 'done') {
    return `done   ${name}  ${responseText(trial, model.sweep?.spec)}  ${formatDuration(trial.durationMs)}`;
  }
  return trial.state === 'failed' ? `failed ${name}  ${faultText(trial)}` : `${trial.state} ${name}`;
}

const describe = (trial: Trial, { sweep }: DashboardModel): string => trialName(trial, sweep?.spec);

const by = ({ agentName }: Trial): string => (agentName === '' ? '' : `  (${plainLine(agentName)})`);

const byEnd = (a: Trial, b: Trial): number => a.endedAtMs - b.endedAtMs || a.plannedOrder - b.plannedOrder;

/**
 * The coordinator's warnings and errors; of what it says for information the trial lines are enough, and of what it says of
 * a trial that has a line of its own.
 */
function noticeNews(
  before: DashboardModel | undefined,
  after: DashboardModel,
  listed: readonly Trial[] = [],
): string[] {
  const known = new Set([...(before?.log ?? []), ...(before?.told.entries ?? [])]);
  const listedIds = new Set(listed.map(({ id }) => id));
  return [...after.log, ...after.told.entries]
    .filter((entry) => !known.has(entry) && entry.source === 'notice' && entry.severity !== 'info')
    .filter(({ trialId }) => trialId === undefined || !listedIds.has(trialId))
    .map(({ severity, text }) => `${severity}: ${plainLine(text)}`);
}
