/** The list of trials, with the cursor. */
import { plainLine } from '../../../base/plain-text.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Area } from '../layout.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, blank, cutLines, muted, selected, span, spread, strong } from '../spans.ts';
import { columnWidths, row } from '../table.ts';
import { type TrialColumn, trialColumns } from '../trial-columns.ts';
import { filterProblems, trialList, trialsShown, windowOf } from '../trial-list.ts';
import { sortName } from '../trial-sorts.ts';

export function trialsLines(model: DashboardModel, area: Area, nowMs: number, look: Look): Line[] {
  const { rows, cursor } = trialList(model);
  const { glyphs } = look;
  const columns = trialColumns(model, area.width, glyphs);
  const widths = columnWidths(columns, area.width);
  const { from, to } = windowOf(rows.length, cursor, trialsShown(area));
  const lines = rows.slice(from, to).map((trial, index) => {
    const line = row(
      columns,
      widths,
      columns.map((column, at) => column.cell(trial, nowMs, widths[at] ?? 0)),
      glyphs.ellipsis,
    );
    return from + index === cursor ? selected(line, area.width) : line;
  });
  const empty = model.trials.size === 0 ? 'no trials yet' : 'no trial matches the filter: / changes it';
  const all = [
    listHead(model, rows.length, from, to, area.width, glyphs),
    titles(columns, widths, model, glyphs),
    ...(rows.length === 0 ? [blank, [muted(empty)]] : lines),
  ];
  return cutLines(all, area, glyphs.ellipsis);
}

/** The width in which every column has room. */
export function trialsWidth(model: DashboardModel, { glyphs }: Look): number {
  const columns = trialColumns(model, Number.POSITIVE_INFINITY, glyphs);
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
  const { filter, sort, reversed, marked } = screen.trials;
  const [problem] = filterProblems(model);
  if (problem !== undefined) return spread([span(plainLine(problem), 'warn')], [], width, glyphs.ellipsis);
  const shown = count === trials.size ? `${count} trials` : `${count} of ${trials.size} trials`;
  const filterSpans = filter === '' ? [] : [muted('   filter '), span(plainLine(filter), 'accent')];
  const order = muted(`sorted by ${sortName(sort, model.sweep?.spec)}${reversed ? ', reversed' : ''}`);
  const marks = marked.length === 0 ? [] : [span(`   ${marked.length} marked`, 'accent')];
  const part = to - from < count ? [muted(`   ${from + 1}${glyphs.dash}${to}`)] : [];
  return spread([span(shown), ...filterSpans, ...marks], [order, ...part], width, glyphs.ellipsis);
}

/** The one that the list is sorted by stands out. */
function titles(
  columns: readonly TrialColumn[],
  widths: readonly number[],
  { screen }: DashboardModel,
  { ellipsis }: Glyphs,
): Line {
  const cells = columns.map(({ title, sort }) =>
    sort === screen.trials.sort ? strong(title) : muted(title),
  );
  return row(columns, widths, cells, ellipsis);
}
