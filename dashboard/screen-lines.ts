/**
 * The whole screen as rows: always `rows - 1`, so that nothing scrolls and nothing jumps. Lines come laid out and cut from the view, and
 * are written as they are: laid out again by a library, they took most of the time that a key costs.
 */
import type { Snapshot } from './store.ts';
import { contentArea, footerRows, headerRows, isTooSmall, smallest } from './view/layout.ts';
import { headerLines } from './view/lines/header-lines.ts';
import { helpLines } from './view/lines/help-lines.ts';
import { statusLines } from './view/lines/status-lines.ts';
import { sweepsLines } from './view/lines/sweeps-lines.ts';
import type { Look } from './view/look.ts';
import { cutLine, type Line, span } from './view/spans.ts';
import { tabViews } from './view/tabs.ts';

/** @param address of the coordinator, for messages */
export function screenLines(snapshot: Snapshot, address: string, look: Look): Line[] {
  const { model, nowMs } = snapshot;
  const { columns, rows } = model.screen;
  if (isTooSmall(model.screen)) {
    const text = `too small: ${smallest.columns}x${smallest.rows} needed, not ${columns}x${rows}`;
    return [cutLine([span(text)], columns, look.glyphs.ellipsis)];
  }
  const { height } = contentArea(model.screen);
  const lines = [
    ...exactly(headerLines(model, nowMs, look), headerRows),
    ...exactly(tabLines(snapshot, look), height).map((line): Line => [span(' '), ...line]),
    ...exactly(statusLines(model, address, nowMs, look), footerRows),
  ];
  return lines.slice(0, rows - 1).map((line) => cutLine(line, columns, look.glyphs.ellipsis));
}

/** What stands between header and footer: the tab that is chosen, or the help or the list of sweeps in its place. */
function tabLines({ model, nowMs }: Snapshot, look: Look): Line[] {
  const { help, helpScroll, prompt, tab } = model.screen;
  const area = contentArea(model.screen);
  if (prompt.kind === 'sweeps') return sweepsLines(model, prompt.selected, area, nowMs, look);
  return help ? helpLines(area, tab, helpScroll) : tabViews[tab].lines(model, area, nowMs, look);
}

/** Filled with empty lines, or cut. */
const exactly = (lines: readonly Line[], count: number): Line[] =>
  Array.from({ length: count }, (_, at) => lines[at] ?? []);
