/** The trials that ended last, newest first. */
import { faultText } from '../event-log.ts';
import type { Trial } from '../../../client/facts.ts';
import { formatDuration } from '../format-duration.ts';
import { formatFigure } from '../../../base/number-text.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { nameColumnWidth, nameInColumn } from '../name-column.ts';
import { type Line, muted, span } from '../spans.ts';
import { type Column, columnWidths, row } from '../table.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { fitText } from '../text-width.ts';
import { digestOf } from '../trial-digest.ts';
import { primaryValue } from '../trial-list.ts';
import { stateGlyph } from './trial-state.ts';

export function recentLines(
  model: DashboardModel,
  { width, height }: { readonly width: number; readonly height: number },
  { glyphs }: Look,
): Line[] {
  if (height <= 0) return [];
  const trials = digestOf(model.trials).ended.slice(0, height - 1);
  const spec = model.sweep?.spec;
  const columns: Column[] = [
    { title: '', width: 1, importance: 9 },
    { title: '', width: nameColumnWidth(spec), least: 12, importance: 8 },
    { title: '', width: 9, align: 'right', importance: 7 },
    { title: '', width: 6, align: 'right', importance: 4 },
    { title: '', width: 12, least: 8, importance: 2 },
  ];
  const widths = columnWidths(columns, width);
  const lines = trials.map((trial) =>
    trial.state === 'failed'
      ? failedLine(trial, nameInColumn(trial, spec, widths[1] ?? 0), widths[1] ?? 0, glyphs)
      : row(
          columns,
          widths,
          [
            stateGlyph(trial.state, glyphs),
            span(nameInColumn(trial, spec, widths[1] ?? 0)),
            span(valueText(primaryValue(trial, spec))),
            muted(trial.durationMs > 0 ? formatDuration(trial.durationMs) : ''),
            muted(plainLine(trial.agentName)),
          ],
          glyphs.ellipsis,
        ),
  );
  return [[muted('just ended')], ...(lines.length === 0 ? [[muted('no trial yet')]] : lines)].slice(
    0,
    height,
  );
}

/** The reason takes the room of the figures that a failed trial has not. */
function failedLine(trial: Trial, name: string, nameWidth: number, glyphs: Glyphs): Line {
  return [
    stateGlyph('failed', glyphs),
    span('  '),
    span(fitText(name, nameWidth, 'left', glyphs.ellipsis)),
    span('  '),
    span(faultText(trial), 'bad'),
  ];
}

const valueText = (value: number | undefined): string => (value === undefined ? '' : formatFigure(value));
