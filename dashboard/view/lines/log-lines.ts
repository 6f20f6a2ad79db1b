/** What happened, newest last. */
import { shownLog } from '../shown-log.ts';
import { formatClock } from '../format-duration.ts';
import type { Area } from '../layout.ts';
import type { Look } from '../look.ts';
import type { LogEntry } from '../log-entry.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, type Span, blank, cutLines, muted, span } from '../spans.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { wrapText } from '../text-width.ts';

export function logLines(model: DashboardModel, area: Area, look: Look): Line[] {
  const { screen } = model;
  const log = shownLog(model);
  const { width, height } = area;
  const nothing = 'nothing has happened since the dashboard was opened';
  if (log.length === 0) return cutLines([blank, [muted(nothing)]], area, look.glyphs.ellipsis);
  const back = Math.min(screen.log.back, logBackMax(log.length, height));
  // Newest entries first until the rows are full, then turned round: only what is shown is wrapped.
  const shown: Line[] = [];
  for (let index = log.length - 1 - back; index >= 0 && shown.length < height; index--) {
    const entry = log[index];
    if (entry !== undefined) shown.unshift(...entryLines(entry, width, look));
  }
  const lines = shown.slice(-Math.max(0, height));
  const below = [muted(`${back} newer below: G goes there`)];
  return cutLines(back === 0 ? lines : [...lines.slice(0, -1), below], area, look.glyphs.ellipsis);
}

/** Scrolling back ends when the oldest entries fill the pane. */
export const logBackMax = (count: number, height: number): number =>
  Math.max(0, count - Math.max(1, height - 1));

function entryLines(
  { atMs, severity, text }: LogEntry,
  width: number,
  { glyphs, utcOffsetMinutes }: Look,
): Line[] {
  const clock = formatClock(atMs, utcOffsetMinutes, true);
  const tone: Span['tone'] = severity === 'error' ? 'bad' : severity === 'warning' ? 'warn' : undefined;
  const mark = severity === 'error' ? glyphs.failed : severity === 'warning' ? glyphs.warning : glyphs.info;
  const indent = clock.length + 4;
  return wrapText(plainLine(text), Math.max(10, width - indent)).map(
    (line, index): Line =>
      index === 0
        ? [muted(`${clock}  `), span(mark, tone ?? 'muted'), span(' '), span(line, tone)]
        : [span(' '.repeat(indent)), span(line, tone)],
  );
}
