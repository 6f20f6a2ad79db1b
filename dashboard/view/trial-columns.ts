/** The columns of the list of trials: what each shows of a trial, and what it sorts by. */
import { formatFigure } from '../../base/number-text.ts';
import { plainLine } from '../../base/plain-text.ts';
import type { Trial, TrialState } from '../../client/facts.ts';
import { faultName } from '../../client/fault-name.ts';
import type { Level, SweepSpec } from '../../design/sweep-spec.ts';
import { shareBar, sparkline } from './bar.ts';
import { codeText } from './code-text.ts';
import { progressShare } from './eta.ts';
import { formatDuration, formatElapsed } from './format-duration.ts';
import type { Glyphs } from './glyphs.ts';
import { stateGlyph } from './lines/trial-state.ts';
import type { DashboardModel } from './model.ts';
import { nameColumnWidth, nameInColumn } from './name-column.ts';
import { muted, type Span, span, strong } from './spans.ts';
import { knownCurve } from './stored-curves.ts';
import type { Column } from './table.ts';
import { widthOf } from './text-width.ts';
import { primaryValue } from './trial-list.ts';
import { levelName } from './trial-name.ts';
import { digestOf } from './trial-digest.ts';
import type { SortKey } from './trial-sorts.ts';

export interface TrialColumn extends Column {
  /** What the list is sorted by when this column is chosen; undefined for a column that does not sort. */
  readonly sort?: SortKey;
  cell(trial: Trial, nowMs: number, width: number): Span;
}

/** Columns that the list cannot do without; the name or the factors stand between the number and the response. */
const coreWidth = 1 + 5 + 3 + 10 + 7 + 5 * 2;

/** All that the sweep has; those that do not fit are left out by importance (`columnWidths`). */
export function trialColumns(model: DashboardModel, width: number, glyphs: Glyphs): TrialColumn[] {
  const spec = model.sweep?.spec;
  const factors = factorColumns(spec);
  const factorsWidth = factors.reduce((sum, column) => sum + column.width + 2, 0);
  const isSplit = factors.length > 0 && factorsWidth + coreWidth <= width;
  return [
    {
      title: '',
      width: 1,
      importance: 9,
      sort: 'state',
      cell: ({ state }) => stateGlyph(state, glyphs),
    },
    ...(isSplit
      ? [numberColumn(model, glyphs), ...factors, replicateColumn]
      : nameColumnWidth(spec) + coreWidth <= width
        ? [numberColumn(model, glyphs), nameColumn(model, glyphs)]
        : [{ ...nameColumn(model, glyphs), sort: 'order' as const }]),
    responseColumn(model, glyphs),
    ...otherResponses(spec),
    curveColumn(model, glyphs),
    { title: 'time', width: 7, align: 'right', importance: 6, sort: 'duration', cell: timeCell },
    {
      title: 'agent',
      width: 12,
      least: 8,
      importance: 4,
      sort: 'agent',
      cell: ({ agentName }) => muted(plainLine(agentName)),
    },
    { title: 'tries', width: 5, align: 'right', importance: 3, sort: 'tries', cell: triesCell },
    {
      title: 'backend',
      width: 8,
      importance: 1,
      sort: 'backend',
      cell: (trial) => muted(plainLine(trial.backend)),
    },
    ...codeColumn(model),
  ];
}

function numberColumn({ screen }: DashboardModel, glyphs: Glyphs): TrialColumn {
  const { marked } = screen.trials;
  return {
    title: '#',
    width: 5,
    align: 'right',
    importance: 5,
    sort: 'order',
    cell: ({ id, plannedOrder }) =>
      marked.includes(id)
        ? strong(`${glyphs.marked}${plannedOrder + 1}`, 'accent')
        : muted(String(plannedOrder + 1)),
  };
}

/** Names that are cut have the number before them, and the mark in its place. */
const nameColumn = ({ sweep, screen }: DashboardModel, glyphs: Glyphs): TrialColumn => ({
  title: 'trial',
  width: nameColumnWidth(sweep?.spec),
  least: 20,
  importance: 9,
  cell: (trial, _nowMs, width) => {
    const name = nameInColumn(trial, sweep?.spec, width);
    return screen.trials.marked.includes(trial.id)
      ? strong(name.replace(/^#/, glyphs.marked), 'accent')
      : dimWhileQueued(trial.state, name);
  },
});

/** A column for each factor; none for a sweep with references, whose names belong to no factor. */
function factorColumns(spec: SweepSpec | undefined): TrialColumn[] {
  if (spec === undefined || (spec.references ?? []).length > 0) return [];
  return spec.factors.map(({ name, levels }) => {
    const title = plainLine(name);
    // A factor may have a million levels; the first thousand tell how wide they are.
    const widest = Math.max(...levels.slice(0, 1000).map((level) => widthOf(levelName(level))));
    return {
      title,
      width: Math.min(24, Math.max(widthOf(title), widest)),
      ...(levels.every(isNumber) ? { align: 'right' as const } : {}),
      importance: 9,
      sort: `factor ${name}` as const,
      cell: ({ settings, state }) => dimWhileQueued(state, levelName(settings[name])),
    };
  });
}

const isNumber = (level: Level): boolean => typeof level === 'number';

const replicateColumn: TrialColumn = {
  title: 'rep',
  width: 3,
  align: 'right',
  importance: 9,
  sort: 'rep',
  cell: ({ replicate, state }) => dimWhileQueued(state, String(replicate)),
};

const dimWhileQueued = (state: TrialState, text: string): Span =>
  state === 'queued' ? muted(text) : span(text);

function responseColumn({ sweep, trials }: DashboardModel, glyphs: Glyphs): TrialColumn {
  const spec = sweep?.spec;
  const arrow = spec?.primary.goal === 'minimize' ? glyphs.down : glyphs.up;
  const title = spec === undefined ? 'response' : `${plainLine(spec.primary.name)} ${arrow}`;
  return {
    title,
    width: Math.min(16, Math.max(10, widthOf(title), ...faultWidths(trials))),
    least: Math.min(16, Math.max(10, widthOf(title))),
    align: 'right',
    importance: 8,
    sort: 'response',
    cell: (trial, _nowMs, width) => responseCell(trial, spec, width, glyphs),
  };
}

/** The name of a fault stands where a failed trial has no response. */
const faultWidths = (trials: DashboardModel['trials']): number[] =>
  digestOf(trials).faults.map(({ faultClass }) => widthOf(faultName(faultClass)));

function responseCell(trial: Trial, spec: SweepSpec | undefined, width: number, glyphs: Glyphs): Span {
  if (trial.state === 'leased') return span(shareBar(progressShare(trial), width, glyphs), 'accent');
  if (trial.state === 'failed')
    return span(trial.fault === undefined ? 'failed' : faultName(trial.fault.faultClass), 'bad');
  if (trial.state === 'queued') return trial.fault === undefined ? muted('') : span('will retry', 'warn');
  const value = primaryValue(trial, spec);
  return value === undefined ? muted(trial.state) : span(formatFigure(value));
}

const otherResponses = (spec: SweepSpec | undefined): TrialColumn[] =>
  (spec?.responses ?? [])
    .filter(({ name }) => name !== spec?.primary.name)
    .map(({ name }) => {
      const title = plainLine(name);
      return {
        title,
        width: Math.min(16, Math.max(8, widthOf(title))),
        align: 'right',
        importance: 2,
        sort: `metric ${name}`,
        cell: ({ metrics }) => muted(metrics[name] === undefined ? '' : formatFigure(metrics[name])),
      };
    });

const curveColumn = (model: DashboardModel, glyphs: Glyphs): TrialColumn => ({
  title: 'curve',
  width: 12,
  importance: 2,
  cell: (trial, _nowMs, width) => {
    const values = knownCurve(model, trial);
    return values === undefined ? muted('') : span(sparkline(values, width, glyphs), 'accent');
  },
});

function timeCell(trial: Trial, nowMs: number): Span {
  if (trial.state === 'leased') return muted(formatElapsed(nowMs - trial.leasedAtMs));
  return muted(trial.durationMs > 0 ? formatDuration(trial.durationMs) : '');
}

const triesCell = ({ attempts }: Trial): Span =>
  attempts > 1 ? span(String(attempts), 'warn') : muted(attempts === 1 ? '1' : '');

/** Only where not all ran with the same. */
const codeColumn = ({ sweep }: DashboardModel): TrialColumn[] =>
  (sweep?.environments ?? []).length < 2
    ? []
    : [{ title: 'code', width: 8, importance: 2, sort: 'code', cell: (trial) => muted(codeText(trial)) }];
