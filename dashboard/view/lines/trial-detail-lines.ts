/** All that is known of one trial: settings, responses, curve, and the last output of an attempt that failed. */
import { attemptInWords } from '../../../client/attempt-words.ts';
import { groupDigits } from '../../../design/level-text.ts';
import { formatFigure } from '../../../base/number-text.ts';
import { plural } from '../../../base/plural.ts';
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import { sparkline } from '../bar.ts';
import { codeDifference, codeText } from '../code-text.ts';
import { progressShare } from '../eta.ts';
import { collectedInWords } from '../../../client/collected-words.ts';
import type { Fault, Trial } from '../../../client/facts.ts';
import { faultName } from '../../../client/fault-name.ts';
import { formatClock, formatDuration, formatElapsed } from '../format-duration.ts';
import { formatBytes } from '../format-number.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, blank, cutLine, lineWidth, muted, span, strong } from '../spans.ts';
import { beside } from '../table.ts';
import { plotLines } from '../plot.ts';
import { otherRuns, shownMetric } from '../stored-curves.ts';
import { plainLine, plainLines } from '../../../base/plain-text.ts';
import { fitText, widthOf, wrapText } from '../text-width.ts';
import { levelName, trialName } from '../trial-name.ts';
import { attemptLines } from './attempt-lines.ts';
import { faultMeaning } from './faults-lines.ts';
import { lastOutputLines } from './output-lines.ts';
import { pictureLines } from './picture-lines.ts';
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
  const fault = trial.fault === undefined ? [] : faultLines(trial.fault, width);
  const lines: Line[] = [
    [stateGlyph(trial.state, glyphs), span(' '), strong(trialName(trial, spec))],
    [muted(trial.id)],
    blank,
    // Why it failed is what a reader came for: it stands where no scrolling is needed.
    ...aboutAndSettings(trial, model, nowMs, width, look, trial.state === 'failed' ? fault : []),
    ...attemptLines(trial, model, nowMs, width, look),
    ...curveLines(trial, model, width, look),
    ...pictureLines(trial, model, width, look),
    ...artifactLines(trial),
    ...(trial.state === 'failed' ? [] : fault),
    // What failed has shown the end of it already.
    ...((trial.fault?.outputTail.trim() ?? '') === '' ? lastOutputLines(trial, model, width) : []),
  ];
  return lines.map((line) => cutLine(line, width, glyphs.ellipsis));
}

/** From this width on, settings and responses stand beside what is known of the trial. */
const besideMin = 70;
const besideGap = 4;

function aboutAndSettings(
  trial: Trial,
  model: DashboardModel,
  nowMs: number,
  width: number,
  look: Look,
  fault: readonly Line[],
): Line[] {
  const spec = model.sweep?.spec;
  const known = aboutTrial(trial, model, nowMs, look);
  const settings = [...settingsLines(trial, spec), ...metricLines(trial, spec)];
  // In one column the fault comes first: few rows are in sight.
  if (width < besideMin) return [...fault, ...fields(known, width), blank, ...settings];
  // Settings and responses have what they need, up to half of the width; what is known of the trial takes more rows then.
  const right = Math.min(Math.max(0, ...settings.map(lineWidth)), Math.floor(width / 2));
  const about = [...fields(known, Math.min(Math.floor(width * 0.6), width - right - besideGap)), blank];
  return [...beside(about, settings, Math.max(...about.map(lineWidth)), besideGap), ...fault];
}

type Field = readonly [name: string, value: string];

function aboutTrial(
  trial: Trial,
  { sweep }: DashboardModel,
  nowMs: number,
  { utcOffsetMinutes }: Look,
): Field[] {
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
    ['code', [codeText(trial), codeDifference(trial, sweep) ?? ''].filter(Boolean).join(', ')],
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

/** What it reported over its steps; the other runs of its cell stand behind it. */
function curveLines(trial: Trial, model: DashboardModel, width: number, { glyphs }: Look): Line[] {
  const stored = model.storedCurves.get(trial.id);
  const metric = stored && shownMetric(model, trial);
  const curve = metric === undefined ? undefined : stored?.curves.get(metric);
  if (metric === undefined || curve === undefined) return seenCurveLines(trial, model, width, glyphs);
  const others = otherRuns(model, trial).flatMap(
    ({ id }) => model.storedCurves.get(id)?.curves.get(metric) ?? [],
  );
  const { logAxis: isLog } = model.screen.trials;
  const plot = plotLines(
    [{ ...curve, tone: 'accent' }, ...others.map((other) => ({ ...other, tone: 'muted' as const }))],
    { width: Math.min(plotSize.width, width), height: plotSize.height, isLog },
    glyphs,
  );
  const count = stored?.curves.size ?? 0;
  const head: Line = [
    strong(plainLine(metric)),
    ...[
      isLog ? ', log axis' : '',
      stepsText(trial),
      others.length === 0 ? '' : `   grey: ${plural(others.length, 'other replicate')}`,
      '   a: axis',
      count > 1 ? `   m: next of ${count} metrics` : '',
    ].map(muted),
  ];
  return [
    firstThatFit(head, width),
    ...(plot.length === 0 ? [[muted(isLog ? 'no value above 0' : 'no finite value')]] : plot),
    blank,
  ];
}

/** Without the last spans where they have no room. */
const firstThatFit = (line: Line, width: number): Line =>
  line.filter((_, at) => at === 0 || lineWidth(line.slice(0, at + 1)) <= width);

const plotSize = { width: 72, height: 7 } as const;

/** Before the coordinator's curves are here, or where it keeps none: what came while this dashboard was open. */
function seenCurveLines(trial: Trial, model: DashboardModel, width: number, glyphs: Glyphs): Line[] {
  const curve = model.curves.get(trial.id);
  if (curve === undefined || trial.state !== 'leased') return [];
  return [
    [muted(`${plainLine(curve.metric)}${stepsText(trial)}`)],
    [span(sparkline(curve.values, Math.min(64, width), glyphs), 'accent')],
    blank,
  ];
}

function stepsText(trial: Trial): string {
  const { progress, state } = trial;
  if (state !== 'leased' || progress === undefined || progress.stepsTotal === 0) return '';
  const percent = Math.floor(progressShare(trial) * 100);
  return `   ${progress.step} of ${progress.stepsTotal} steps, ${percent}%`;
}

function artifactLines({ artifacts, collected }: Trial): Line[] {
  if (artifacts.length === 0) return [];
  const list = artifacts.map(
    ({ name, sizeBytes, sha256 }): Field => [
      plainLine(name),
      `${formatBytes(sizeBytes)}  sha256 ${sha256.slice(0, 12)}`,
    ],
  );
  const gone = collected === undefined ? [] : [[muted(collectedInWords(collected))]];
  return [[muted('artifacts')], ...fields(list), ...gone, blank];
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
    blank,
  ];
}

/**
 * Names in one column, values beside them.
 *
 * @param width that values are wrapped at; default: each stays on its line
 */
function fields(list: readonly Field[], width = Number.POSITIVE_INFINITY): Line[] {
  const nameWidth = Math.min(24, Math.max(0, ...list.map(([name]) => widthOf(name))));
  return list.flatMap(([name, value]) =>
    wrapText(value, Math.max(1, width - nameWidth - 2)).map(
      (part, at): Line => [muted(fitText(at === 0 ? name : '', nameWidth)), span(`  ${part}`)],
    ),
  );
}
