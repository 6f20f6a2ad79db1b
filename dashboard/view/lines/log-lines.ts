/** What happened, newest last, with a cursor that leads to the trial or agent of an entry. */
import { formatClock } from '../format-duration.ts';
import type { Area } from '../layout.ts';
import type { Look } from '../look.ts';
import type { LogEntry } from '../log-entry.ts';
import { kindTitle, logKinds } from '../log-kinds.ts';
import type { DashboardModel } from '../model.ts';
import { hasOlder, logCursor, shownLog } from '../shown-log.ts';
import { type Line, type Span, blank, cutLines, muted, selected, span, spread, strong } from '../spans.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { wrapText } from '../text-width.ts';

export function logLines(model: DashboardModel, area: Area, look: Look): Line[] {
  const { glyphs } = look;
  const entries = shownLog(model);
  const cursor = logCursor(model.screen, entries);
  const head = headLine(model, entries.length, cursor, area.width, look);
  if (entries.length === 0)
    return cutLines([head, blank, [muted(nothingText(model))]], area, glyphs.ellipsis);
  const lines = around(entries, cursor, Math.max(1, area.height - 1), (at) => {
    const drawn = entryLines(entries[at] as LogEntry, area.width, look);
    // The newest needs no mark while it is followed.
    return at === cursor && model.screen.log.at !== undefined
      ? drawn.map((line) => selected(line, area.width))
      : drawn;
  });
  return cutLines([head, ...lines], area, glyphs.ellipsis);
}

/** Lines of the entries around the cursor: half of them above it where there are as many, and only entries in sight are drawn. */
function around(
  entries: readonly LogEntry[],
  cursor: number,
  height: number,
  draw: (at: number) => Line[],
): Line[] {
  let above: Line[] = [];
  let below = draw(cursor);
  let [first, last] = [cursor, cursor];
  const half = Math.floor(height / 2);
  while (above.length < half && first > 0) above = [...draw(--first), ...above];
  while (above.length + below.length < height && last < entries.length - 1)
    below = [...below, ...draw(++last)];
  while (above.length + below.length < height && first > 0) above = [...draw(--first), ...above];
  const over = Math.max(0, above.length + below.length - height);
  return [...above.slice(Math.min(over, above.length)), ...below].slice(0, height);
}

/** The kinds, the one that is shown in brackets, and the words that are looked for. */
function headLine(
  model: DashboardModel,
  count: number,
  cursor: number,
  width: number,
  { glyphs }: Look,
): Line {
  const { kind, text } = model.screen.log;
  const back = count - 1 - cursor;
  const titles = [undefined, ...logKinds].flatMap((one): Span[] => {
    const title = one === undefined ? 'all' : kindTitle[one];
    return [one === kind ? strong(`[${title}]`, 'accent') : muted(` ${title} `), span(' ')];
  });
  const words = text === '' ? [] : [muted('  filter '), span(plainLine(text), 'accent')];
  const older = hasOlder(model) ? '+' : '';
  const newer = back > 0 ? `   ${back} newer below: G goes there` : '';
  return spread([...titles, ...words], [muted(`${count}${older}${newer}`)], width, glyphs.ellipsis);
}

function nothingText({ screen, told }: DashboardModel): string {
  if (screen.log.text !== '') return 'no entry has these words: / changes them';
  if (screen.log.kind !== undefined) return `nothing of this kind has happened: left shows all`;
  return told.isKept ? 'nothing has happened yet' : 'nothing has happened since the dashboard was opened';
}

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
