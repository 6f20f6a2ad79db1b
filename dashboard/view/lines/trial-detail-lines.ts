/** All that is known of one trial: settings, responses, curve, and the last output of an attempt that failed. */
import { attemptInWords } from '../../../client/attempt-words.ts';
import { groupDigits } from '../../../design/level-text.ts';
import { formatFigure } from '../../../base/number-text.ts';
import { plural } from '../../../base/plural.ts';
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import { sparkline } from '../bar.ts';
import { progressShare } from '../eta.ts';
import type { Fault, Trial } from '../../../client/facts.ts';
import { faultName } from '../../../client/fault-name.ts';
import { formatClock, formatDuration, formatElapsed } from '../format-duration.ts';
import { formatBytes } from '../format-number.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, blank, cutLine, muted, span, strong } from '../spans.ts';
import { plainLine, plainLines } from '../../../base/plain-text.ts';
import { fitText, widthOf, wrapText } from '../text-width.ts';
import { levelName, trialName } from '../trial-name.ts';
import { faultMeaning } from './faults-lines.ts';
import { stateGlyph, stateWord } from './trial-state.ts';

/** As many lines as it takes: the caller scrolls. */
export function trialDetailLines(
  trial: Trial,
  model: DashboardModel,
  nowMs: number,
  width: number,
  look: Look,
): Line[] {
  const { glyphs } = look;
  const spec = model.sweep?.spec;
  const lines: Line[] = [
    [stateGlyph(trial.state, glyphs), span(' '), strong(trialName(trial, spec))],
    [muted(trial.id)],
    blank,
    ...fields(aboutTrial(trial, nowMs, look)),
    blank,
    ...settingsLines(trial, spec),
    ...metricLines(trial, spec),
    ...curveLines(trial, model, width, look),
    ...artifactLines(trial),
    ...(trial.fault === undefined ? [] : faultLines(trial.fault, width)),
  ];
  return lines.map((line) => cutLine(line, width, glyphs.ellipsis));
}

type Field = readonly [name: string, value: string];

function aboutTrial(trial: Trial, nowMs: number, { utcOffsetMinutes }: Look): Field[] {
  const clock = (atMs: number): string => formatClock(atMs, utcOffsetMinutes, true);
  const ran =
    trial.state === 'leased'
      ? `${formatElapsed(nowMs - trial.leasedAtMs)} so far, since ${clock(trial.leasedAtMs)}`
      : trial.durationMs > 0
        ? `${formatDuration(trial.durationMs)}, until ${clock(trial.endedAtMs)}`
        : '';
  const realised = trial.realisedOrder === undefined ? '' : `, ran as ${trial.realisedOrder + 1}`;
  const all: Field[] = [
    ['state', stateWord(trial.state)],
    ['order', `planned ${trial.plannedOrder + 1}${realised}`],
    trial.reference === undefined
      ? ['cell', `${trial.cell}, replicate ${trial.replicate}, block ${trial.block}`]
      : ['beside', `the design, for reference; replicate ${trial.replicate}, block ${trial.block}`],
    ['seed', trial.seed === trial.replicate ? '' : String(trial.seed)],
    ['agent', [plainLine(trial.agentName), plainLine(trial.backend)].filter(Boolean).join(', ')],
    ['time', ran],
    ['attempts', trial.attempts === 0 ? '' : attemptInWords(trial)],
    ['saved', trial.checkpoint === undefined ? '' : `step ${groupDigits(trial.checkpoint.step)}`],
    [
      'late',
      trial.lateResults === 0 ? '' : `${plural(trial.lateResults, 'result')} came late and are not counted`,
    ],
  ];
  return all.filter(([, value]) => value !== '');
}

function settingsLines(trial: Trial, spec: SweepSpec | undefined): Line[] {
  const derived = new Set(spec?.derive.map(({ name }) => name));
  const list = Object.entries(trial.settings).map(([name, level]): Field => {
    const follows = derived.has(name) ? '   (follows)' : '';
    return [plainLine(name), levelName(level) + follows];
  });
  return [[muted('settings')], ...fields(list), blank];
}

function metricLines(trial: Trial, spec: SweepSpec | undefined): Line[] {
  const running = trial.state === 'leased';
  const metrics = Object.entries(running ? (trial.progress?.metrics ?? {}) : trial.metrics);
  if (metrics.length === 0) return [];
  const list = metrics.map(([name, value]): Field => {
    const mark = name === spec?.primary.name ? '   primary' : '';
    return [plainLine(name), formatFigure(value, 6) + mark];
  });
  return [[muted(running ? 'newest report' : 'responses')], ...fields(list), blank];
}

function curveLines(trial: Trial, model: DashboardModel, width: number, { glyphs }: Look): Line[] {
  const curve = model.curves.get(trial.id);
  if (curve === undefined || trial.state !== 'leased') return [];
  const { progress } = trial;
  const steps =
    progress === undefined || progress.stepsTotal === 0
      ? ''
      : `${progress.step} of ${progress.stepsTotal} steps`;
  const percent = steps === '' ? '' : `, ${Math.floor(progressShare(trial) * 100)}%`;
  return [
    [muted(`${plainLine(curve.metric)}   ${steps}${percent}`)],
    [span(sparkline(curve.values, Math.min(64, width), glyphs), 'accent')],
    blank,
  ];
}

function artifactLines({ artifacts }: Trial): Line[] {
  if (artifacts.length === 0) return [];
  const list = artifacts.map(
    ({ name, sizeBytes, sha256 }): Field => [
      plainLine(name),
      `${formatBytes(sizeBytes)}  sha256 ${sha256.slice(0, 12)}`,
    ],
  );
  return [[muted('artifacts')], ...fields(list), blank];
}

function faultLines({ faultClass, message, outputTail }: Fault, width: number): Line[] {
  const tail = plainLines(outputTail.trimEnd());
  return [
    [muted('last fault  '), strong(faultName(faultClass), 'bad'), muted(`  ${faultMeaning[faultClass]}`)],
    ...plainLines(message).flatMap((line) => wrapText(line, width).map((part) => [span(part)])),
    ...(outputTail.trim() === ''
      ? []
      : [
          blank,
          [muted('last output')],
          ...tail.flatMap((line) => wrapText(line, width).map((part) => [muted(part)])),
        ]),
  ];
}

/** Names in one column, values beside them. */
function fields(list: readonly Field[]): Line[] {
  const nameWidth = Math.min(24, Math.max(0, ...list.map(([name]) => widthOf(name))));
  return list.map(([name, value]) => [muted(fitText(name, nameWidth)), span(`  ${value}`)]);
}
