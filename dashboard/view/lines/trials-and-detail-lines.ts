/** The list; or one trial; or, where there is room, the list with the trial under the cursor beside it. */
import { type Area, wideColumns } from '../layout.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, muted } from '../spans.ts';
import { beside } from '../table.ts';
import { trialUnderCursor } from '../trial-list.ts';
import { compareLines } from './compare-lines.ts';
import { outputLines } from './output-lines.ts';
import { trialDetailLines } from './trial-detail-lines.ts';
import { trialsLines, trialsWidth } from './trials-lines.ts';

function scrolled(lines: readonly Line[], { screen }: DashboardModel, { height }: Area): Line[] {
  const from = Math.min(screen.trials.detailScroll, Math.max(0, lines.length - height));
  return lines.slice(from, from + height);
}

/** Narrower than this the trial beside the list is not worth reading. */
const detailWidthLeast = 36;

export function trialsAndDetailLines(model: DashboardModel, area: Area, nowMs: number, look: Look): Line[] {
  const trial = trialUnderCursor(model);
  const { view } = model.screen.trials;
  if (view === 'compare') return scrolled(compareLines(model, area.width, look), model, area);
  if (view === 'trial' && trial !== undefined)
    return scrolled(trialDetailLines(trial, model, nowMs, area.width, look), model, area);
  if (view === 'output' && trial !== undefined) return outputLines(trial, model, area, look);
  const listWidth = Math.min(trialsWidth(model, look), area.width - detailWidthLeast - 4);
  if (area.width < wideColumns - 2 || trial === undefined) return trialsLines(model, area, nowMs, look);
  const list = trialsLines(model, { width: listWidth, height: area.height }, nowMs, look);
  const about = trialDetailLines(trial, model, nowMs, area.width - listWidth - 4, look);
  const divided = Array.from(
    { length: area.height },
    (_, row): Line => [muted(`${look.glyphs.divider} `), ...(about[row] ?? [])],
  );
  return beside(list, divided, listWidth, 2);
}
