/** Two trials side by side: what differs between them, and how it turned out. */
import { formatFigure } from '../../../base/number-text.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { plural } from '../../../base/plural.ts';
import type { Trial } from '../../../client/facts.ts';
import { faultName } from '../../../client/fault-name.ts';
import { codeDifference, codeText } from '../code-text.ts';
import { formatDuration } from '../format-duration.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type PlotSeries, plotLines } from '../plot.ts';
import { blank, cutLine, type Line, muted, span, strong } from '../spans.ts';
import { shownMetric } from '../stored-curves.ts';
import { fitText, widthOf } from '../text-width.ts';
import { levelName, trialName } from '../trial-name.ts';
import { picturesBeside } from './picture-lines.ts';
import { stateWord } from './trial-state.ts';

type Pair = readonly [Trial, Trial];
interface Row {
  readonly name: string;
  readonly values: readonly [string, string];
  readonly note?: string;
}

/** As many lines as it takes: the caller scrolls. */
export function compareLines(model: DashboardModel, width: number, look: Look): Line[] {
  const [a, b] = model.screen.trials.marked.map((id) => model.trials.get(id));
  if (a === undefined || b === undefined)
    return [blank, [muted('one of the marked trials is not known any more: esc goes back')]];
  const pair: Pair = [a, b];
  const lines = [
    ...heads(pair, model),
    blank,
    ...section('settings that differ', settingRows(pair), 'the settings are the same'),
    ...section('code and packages', codeRows(pair, model), codeAlike(pair, model)),
    ...section('responses', metricRows(pair, model), 'neither has reported a response'),
    ...section('how they ran', runRows(pair), ''),
    ...curveLines(pair, model, width, look),
    ...picturesBeside(pair, model, width, look),
  ];
  return lines.map((line) => cutLine(line, width, look.glyphs.ellipsis));
}

const tones = ['accent', 'warn'] as const;
const letters = ['A', 'B'] as const;

const heads = (pair: Pair, { sweep }: DashboardModel): Line[] =>
  pair.map((trial, at) => [
    strong(`${letters[at]}  `, tones[at]),
    muted(`#${trial.plannedOrder + 1} `),
    strong(trialName(trial, sweep?.spec)),
    muted(`   ${trial.id}`),
  ]);

function section(title: string, rows: readonly Row[], otherwise: string): Line[] {
  if (rows.length === 0) return otherwise === '' ? [] : [[muted(otherwise)], blank];
  const nameWidth = Math.min(24, Math.max(...rows.map(({ name }) => widthOf(name))));
  const valueWidth = Math.min(40, Math.max(8, ...rows.flatMap(({ values }) => values.map(widthOf))));
  return [
    [muted(title)],
    ...rows.map(
      ({ name, values, note = '' }): Line => [
        muted(`${fitText(name, nameWidth)}  `),
        ...values.map((value, at) => span(`${fitText(value, valueWidth)}  `, tones[at])),
        muted(note),
      ],
    ),
    blank,
  ];
}

const differing = (rows: readonly Row[]): Row[] => rows.filter(({ values: [left, right] }) => left !== right);

function settingRows([a, b]: Pair): Row[] {
  const names = [...new Set([...Object.keys(a.settings), ...Object.keys(b.settings)])];
  const row = (name: string, of: (trial: Trial) => string): Row => ({ name, values: [of(a), of(b)] });
  const alike = names.filter((name) => a.settings[name] === b.settings[name]).length;
  const rows = differing([
    ...(a.reference === b.reference
      ? []
      : [row('reference', ({ reference }) => plainLine(reference ?? 'none'))]),
    ...names.map((name) => row(plainLine(name), ({ settings }) => levelName(settings[name]))),
    row('replicate', ({ replicate }) => String(replicate)),
    row('seed', ({ seed }) => String(seed)),
  ]);
  const [first, ...rest] = rows;
  if (first === undefined || alike === 0) return rows;
  return [{ ...first, note: `${plural(alike, 'other setting')} alike` }, ...rest];
}

function codeRows(pair: Pair, { sweep }: DashboardModel): Row[] {
  const [a, b] = pair;
  if (a.environment === b.environment || a.environment === undefined || b.environment === undefined)
    return [];
  const differences = pair.map((trial) => codeDifference(trial, sweep) ?? 'not known') as [string, string];
  return [
    { name: 'version', values: [codeText(a), codeText(b)] },
    { name: 'differs in', values: differences },
  ];
}

function codeAlike([a, b]: Pair, { sweep }: DashboardModel): string {
  if (a.environment !== undefined && a.environment === b.environment)
    return `the same code and packages${codeText(a) === '' ? '' : `: ${codeText(a)}`}`;
  return (sweep?.environments ?? []).length > 1
    ? 'code and packages of one of them are not known yet'
    : 'the same code and packages, as far as is known';
}

function metricRows([a, b]: Pair, { sweep }: DashboardModel): Row[] {
  const names = [...new Set([...Object.keys(a.metrics), ...Object.keys(b.metrics)])];
  const text = (value: number | undefined): string => (value === undefined ? '-' : formatFigure(value, 6));
  return names.map((name) => {
    const [left, right] = [a.metrics[name], b.metrics[name]];
    const gap = left === undefined || right === undefined ? Number.NaN : right - left;
    const primary = name === sweep?.spec?.primary.name ? '   primary' : '';
    const note = Number.isFinite(gap)
      ? `B - A = ${gap > 0 ? '+' : ''}${formatFigure(gap, 4)}${primary}`
      : primary;
    return { name: plainLine(name), values: [text(left), text(right)], note };
  });
}

function runRows([a, b]: Pair): Row[] {
  const row = (name: string, of: (trial: Trial) => string): Row => ({ name, values: [of(a), of(b)] });
  return differing([
    row('state', ({ state, fault }) =>
      state === 'failed' && fault !== undefined ? faultName(fault.faultClass) : stateWord(state),
    ),
    row('time', ({ durationMs }) => (durationMs > 0 ? formatDuration(durationMs) : '-')),
    row('agent', ({ agentName }) => plainLine(agentName) || '-'),
    row('backend', ({ backend }) => plainLine(backend) || '-'),
    row('attempts', ({ attempts }) => String(attempts)),
  ]);
}

const plotSize = { width: 100, height: 10 } as const;

/** Both over the same axes; A, which is drawn last, in front. */
function curveLines(pair: Pair, model: DashboardModel, width: number, { glyphs }: Look): Line[] {
  const [first] = pair;
  const metric = pair.map((trial) => shownMetric(model, trial)).find((name) => name !== undefined);
  if (metric === undefined) return [[muted('no curve of them is known')]];
  const series = pair.flatMap((trial, at): PlotSeries[] => {
    const curve = model.storedCurves.get(trial.id)?.curves.get(metric);
    return curve === undefined ? [] : [{ ...curve, tone: tones[at] ?? 'muted', mark: letters[at] ?? '*' }];
  });
  const { logAxis: isLog } = model.screen.trials;
  const plot = plotLines(series, { ...plotSize, width: Math.min(plotSize.width, width), isLog }, glyphs);
  const last = (trial: Trial): string => {
    const value = model.storedCurves.get(trial.id)?.curves.get(metric)?.values.at(-1);
    return value === undefined ? 'none' : formatFigure(value, 4);
  };
  const count = model.storedCurves.get(first.id)?.curves.size ?? 0;
  return [
    [
      strong(plainLine(metric)),
      muted(isLog ? ', log axis' : ''),
      ...pair.flatMap((trial, at) => [span(`   ${letters[at]} ends at ${last(trial)}`, tones[at])]),
      muted(`   a: axis${count > 1 ? `   m: next of ${count} metrics` : ''}`),
    ],
    ...(plot.length === 0 ? [[muted(isLog ? 'no value above 0' : 'no finite value')]] : plot),
    blank,
  ];
}
