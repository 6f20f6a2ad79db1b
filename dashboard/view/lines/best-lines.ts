/** The best cells so far by their observed means. */
import { type CellMean, bestCells } from '../best-cells.ts';
import { formatColumn } from '../format-number.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { cellColumnWidth } from '../name-column.ts';
import { type Line, muted, span, strong } from '../spans.ts';
import { type Column, columnWidths, row } from '../table.ts';
import { plainLine } from '../../../base/plain-text.ts';

export function bestLines(
  model: DashboardModel,
  { width, height }: { readonly width: number; readonly height: number },
  { glyphs }: Look,
): Line[] {
  const spec = model.sweep?.spec;
  if (spec === undefined || height <= 0) return [];
  const arrow = spec.primary.goal === 'minimize' ? glyphs.down : glyphs.up;
  const title: Line = [muted(`best so far by `), span(plainLine(spec.primary.name)), muted(` ${arrow}`)];
  const cells = bestCells(model.trials, spec).slice(0, height - 1);
  if (cells.length === 0) return [title, [muted('no result yet')]].slice(0, height);
  return [title, ...tableOf(cells, cellColumnWidth(spec), spec.replicates, width, glyphs.ellipsis)];
}

function tableOf(
  cells: readonly CellMean[],
  nameWidth: number,
  replicates: number,
  width: number,
  ellipsis: string,
): Line[] {
  const values = formatColumn(cells.map(({ mean }) => mean));
  const columns: Column[] = [
    { title: '', width: Math.max(...values.map((text) => text.length)), align: 'right', importance: 9 },
    { title: '', width: nameWidth, least: 8, importance: 8 },
    { title: '', width: 12, importance: 1 },
  ];
  const widths = columnWidths(columns, width);
  return cells.map(({ name, runs }, index) => {
    const value = values[index] ?? '';
    const runsText = muted(replicates > 1 ? `${runs} of ${replicates} runs` : '');
    return row(
      columns,
      widths,
      [index === 0 ? strong(value, 'good') : span(value), span(name), runsText],
      ellipsis,
    );
  });
}
