/** What is painted while a table is watched. Pure. */
import { plainCell, withoutColours } from '../../base/plain-text.ts';
import { cutText, widthOf, wrapText } from '../../dashboard/view/text-width.ts';

export interface WatchedTable {
  /** May have colours, and nothing else that would steer a terminal. */
  readonly text: string;
  /** Time of day at which it was true. */
  readonly asOf: string;
  /** Why it has not been asked for again; undefined while answers come. */
  readonly trouble: string | undefined;
}

/** Lines that fit into the terminal, the last of which says how old the table is and how to leave. */
export function screenLines(
  { text, asOf, trouble }: WatchedTable,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): string[] {
  const fits = (line: string): boolean => widthOf(withoutColours(line)) <= columns;
  // Tables fit: what is longer is a sentence, and loses its colours.
  const lines = text
    .trimEnd()
    .split('\n')
    .flatMap((line) => (fits(line) ? [line] : wrapText(withoutColours(line), columns)));
  const room = Math.max(0, rows - 2);
  const shown = lines.length <= room ? lines : lines.slice(0, Math.max(0, room - 1));
  const more = lines.length - shown.length;
  const foot =
    trouble === undefined
      ? `as of ${asOf}; q leaves`
      : `no answer, so this is as of ${asOf}; q leaves. ${plainCell(trouble)}`;
  return [
    ...shown,
    ...(more > 0 && room > 0 ? [`... ${more} more lines, which a larger terminal shows`] : []),
    '',
    foot,
  ]
    .slice(-rows)
    .map((line) => (fits(line) ? line : cutText(withoutColours(line), columns)));
}
