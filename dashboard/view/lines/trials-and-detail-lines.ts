/** The list; or one trial; or, where there is room, the list with the trial under the cursor beside it. */
import { type Area, wideColumns } from '../layout.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, muted } from '../spans.ts';
import { beside } from '../table.ts';
import { trialList } from '../trial-list.ts';
import { trialDetailLines } from './trial-detail-lines.ts';
import { trialsLines, trialsWidth } from './trials-lines.ts';

/** Narrower than this the trial beside the list is not worth reading. */
const detailWidthLeast = 36;

export function trialsAndDetailLines(model: DashboardModel, area: Area, nowMs: number, look: Look): Line[] {
  const { rows, cursor } = trialList(model);
  const trial = rows[cursor];
  const { detail, detailScroll } = model.screen.trials;
  if (detail && trial !== undefined) {
    const lines = trialDetailLines(trial, model, nowMs, area.width, look);
    const from = Math.min(detailScroll, Math.max(0, lines.length - area.height));
    return lines.slice(from, from + area.height);
  }
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
