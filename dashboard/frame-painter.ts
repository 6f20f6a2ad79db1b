/**
 * Puts frames on the screen by writing only the rows that changed, each at its absolute place. A row that is the same is
 * not touched, nothing scrolls, and a terminal that knows synchronised output shows each frame in one go: no flicker.
 */
const begin = '\u001b[?2026h';
const end = '\u001b[?2026l';
const clear = '\u001b[2J';

/** What turns the rows `before` on the screen into `after`; empty where nothing changed. */
export function paintRows(before: readonly string[], after: readonly string[]): string {
  let painted = '';
  for (let row = 0; row < Math.max(before.length, after.length); row++) {
    const line = after[row] ?? '';
    // The rest of the row is erased first: after a line of full width the cursor is where it would take the last column.
    if (line !== (before[row] ?? '')) painted += `\u001b[${row + 1};1H\u001b[2K${line}`;
  }
  return painted === '' ? '' : `${begin}${painted}${end}`;
}

export class FramePainter {
  readonly #write: (text: string) => void;
  #shown: readonly string[] = [];

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  paint(rows: readonly string[]): void {
    const painted = paintRows(this.#shown, rows);
    if (painted !== '') this.#write(painted);
    this.#shown = rows;
  }

  /** After a resize nobody knows what the terminal shows. */
  forget(): void {
    this.#write(clear);
    this.#shown = [];
  }
}
