/** The list of trials, with the cursor. */
import { shareBar } from '../bar.ts';
import { progressShare } from '../eta.ts';
import type { Trial } from '../../../client/facts.ts';
import { faultName } from '../../../client/fault-name.ts';
import { formatDuration, formatElapsed } from '../format-duration.ts';
import { formatFigure } from '../../../base/number-text.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Area } from '../layout.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { nameColumnWidth } from '../name-column.ts';
import { type Line, type Span, blank, cutLines, muted, selected, span, spread } from '../spans.ts';
import { type Column, columnWidths, row, tableHeader } from '../table.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { filterProblems, primaryValue, trialList, windowOf } from '../trial-list.ts';
import { trialName } from '../trial-name.ts';
import { stateGlyph } from './trial-state.ts';

/** Rows above the list: the filter line and the titles of the columns. */
const headRows = 2;

export const trialsShown = ({ height }: Area): number => Math.max(0, height - headRows);

export function trialsLines(model: DashboardModel, area: Area, nowMs: number, look: Look): Line[] {
  const { rows, cursor } = trialList(model);
  const { glyphs } = look;
  const columns = trialColumns(model, glyphs);
  const widths = columnWidths(columns, area.width);
  const { from, to } = windowOf(rows.length, cursor, trialsShown(area));
  const lines = rows.slice(from, to).map((trial, index) => {
    const line = row(
      columns,
      widths,
      trialCells(trial, model, nowMs, widths[3] ?? 0, glyphs),
      glyphs.ellipsis,
    );
    return from + index === cursor ? selected(line, area.width) : line;
  });
  const empty = model.trials.size === 0 ? 'no trials yet' : 'no trial matches the filter: / changes it';
  const all = [
    listHead(model, rows.length, from, to, area.width, glyphs),
    tableHeader(columns, widths, glyphs.ellipsis),
    ...(rows.length === 0 ? [blank, [muted(empty)]] : lines),
  ];
  return cutLines(all, area, glyphs.ellipsis);
}

/** The width in which every column has room. */
export function trialsWidth(model: DashboardModel, { glyphs }: Look): number {
  const columns = trialColumns(model, glyphs);
  return columns.reduce((sum, { width }) => sum + width + 2, -2);
}

function listHead(
  model: DashboardModel,
  count: number,
  from: number,
  to: number,
  width: number,
  glyphs: Glyphs,
): Line {
  const { screen, trials } = model;
  const { filter, sort, reversed } = screen.trials;
  const [problem] = filterProblems(model);
  if (problem !== undefined) return spread([span(plainLine(problem), 'warn')], [], width, glyphs.ellipsis);
  const shown = count === trials.size ? `${count} trials` : `${count} of ${trials.size} trials`;
  const filterSpans = filter === '' ? [] : [muted('   filter '), span(plainLine(filter), 'accent')];
  const order = muted(`sorted by ${sort}${reversed ? ', reversed' : ''}`);
  const part = to - from < count ? [muted(`   ${from + 1}${glyphs.dash}${to}`)] : [];
  return spread([span(shown), ...filterSpans], [order, ...part], width, glyphs.ellipsis);
}

function trialColumns({ sweep }: DashboardModel, glyphs: Glyphs): Column[] {
  const spec = sweep?.spec;
  const arrow = spec?.primary.goal === 'minimize' ? glyphs.down : glyphs.up;
  const response = spec === undefined ? 'response' : `${plainLine(spec.primary.name)} ${arrow}`;
  return [
    { title: '', width: 1, importance: 9 },
    { title: '#', width: 5, align: 'right', importance: 5 },
    { title: 'trial', width: nameColumnWidth(spec), least: 14, importance: 9 },
    { title: response, width: Math.min(16, Math.max(10, response.length)), align: 'right', importance: 8 },
    { title: 'time', width: 7, align: 'right', importance: 6 },
    { title: 'agent', width: 12, least: 8, importance: 4 },
    { title: 'tries', width: 5, align: 'right', importance: 3 },
    { title: 'backend', width: 8, importance: 1 },
  ];
}

function trialCells(
  trial: Trial,
  model: DashboardModel,
  nowMs: number,
  barWidth: number,
  glyphs: Glyphs,
): Span[] {
  const spec = model.sweep?.spec;
  return [
    stateGlyph(trial.state, glyphs),
    muted(String(trial.plannedOrder + 1)),
    trial.state === 'queued' ? muted(trialName(trial, spec)) : span(trialName(trial, spec)),
    responseCell(trial, model, barWidth, glyphs),
    muted(timeText(trial, nowMs)),
    muted(plainLine(trial.agentName)),
    trial.attempts > 1 ? span(String(trial.attempts), 'warn') : muted(trial.attempts === 1 ? '1' : ''),
    muted(plainLine(trial.backend)),
  ];
}

function responseCell(trial: Trial, { sweep }: DashboardModel, width: number, glyphs: Glyphs): Span {
  if (trial.state === 'leased') return span(shareBar(progressShare(trial), width, glyphs), 'accent');
  if (trial.state === 'failed')
    return span(trial.fault === undefined ? 'failed' : faultName(trial.fault.faultClass), 'bad');
  if (trial.state === 'queued') return trial.fault === undefined ? muted('') : span('will retry', 'warn');
  const value = primaryValue(trial, sweep?.spec);
  return value === undefined ? muted(trial.state) : span(formatFigure(value));
}

function timeText(trial: Trial, nowMs: number): string {
  if (trial.state === 'leased') return formatElapsed(nowMs - trial.leasedAtMs);
  return trial.durationMs > 0 ? formatDuration(trial.durationMs) : '';
}
