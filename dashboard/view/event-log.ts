/** Lines for the log that the dashboard writes itself, from what changed. */
import { noteInWords } from '../../client/note-text.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { type Severity, type Sweep, type Trial, hasEnded } from '../../client/facts.ts';
import { faultName } from '../../client/fault-name.ts';
import { formatDuration } from './format-duration.ts';
import { formatFigure } from '../../base/number-text.ts';
import type { LogEntry } from './log-entry.ts';
import { plainLine } from '../../base/plain-text.ts';
import { trialName } from './trial-name.ts';

/** One line when a trial ended, or when an attempt failed and the trial was queued again. */
export function trialEntry(
  before: Trial | undefined,
  after: Trial,
  spec: SweepSpec | undefined,
  atMs: number,
): LogEntry[] {
  if (before?.state === after.state) return [];
  const name = trialName(after, spec);
  const by = after.agentName === '' ? '' : ` on ${after.agentName}`;
  if (after.state === 'done') {
    const text = `done ${name}: ${responseText(after, spec)} in ${formatDuration(after.durationMs)}${by}`;
    return [{ atMs, source: 'seen', severity: 'info', text }];
  }
  if (after.state === 'failed') {
    return [{ atMs, source: 'seen', severity: 'error', text: `failed ${name}: ${faultText(after)}${by}` }];
  }
  if (after.state === 'queued' && before?.state === 'leased' && after.fault !== undefined) {
    return [{ atMs, source: 'seen', severity: 'warning', text: `will retry ${name}: ${faultText(after)}` }];
  }
  return [];
}

/** @param isTold true if the coordinator's log says what users did to the sweep */
export function endOfSweepEntry(
  before: Sweep | undefined,
  after: Sweep,
  isTold: boolean,
  atMs: number,
): LogEntry[] {
  if (before === undefined || before.state === after.state) return [];
  if (isTold && after.state !== 'finished') return [];
  const { done, failed, total } = after.counts;
  const counts = hasEnded(after.state) ? `: ${done} of ${total} done, ${failed} failed` : '';
  return [{ atMs, source: 'seen', severity: 'info', text: `sweep ${after.state}${counts}` }];
}

/** What keeps the sweep waiting, when that is first known; the pause itself is said by the coordinator when it happens. */
export function obstacleEntries(before: Sweep | undefined, after: Sweep, atMs: number): LogEntry[] {
  const known = new Set((before?.notes ?? []).map(({ text }) => text));
  const entry = (text: string, severity: Severity): LogEntry => ({ atMs, source: 'notice', severity, text });
  return [
    ...(before === undefined && after.pauseReason !== undefined
      ? [entry(`the sweep is paused: ${after.pauseReason}`, 'warning')]
      : []),
    // Agents often come a moment after their sweep.
    ...(after.notes ?? [])
      .filter(({ text }) => !known.has(text))
      .map((note) =>
        entry(noteInWords(note, 'the sweep waits'), note.kind === 'no-agent' ? 'info' : 'warning'),
      ),
  ];
}

/** "clip_image 0.612", or the first metric where the primary response is not among them. */
export function responseText(trial: Trial, spec: SweepSpec | undefined): string {
  const name = spec?.primary.name ?? Object.keys(trial.metrics)[0];
  const value = name === undefined ? undefined : trial.metrics[name];
  return name === undefined || value === undefined
    ? 'no response'
    : `${plainLine(name)} ${formatFigure(value)}`;
}

/** "out-of-memory: the first line of the message". */
export function faultText({ fault }: Trial): string {
  if (fault === undefined) return 'no reason given';
  const message = plainLine(fault.message.split('\n')[0] ?? '');
  const name = faultName(fault.faultClass);
  return message === '' ? name : `${name}: ${message}`;
}
