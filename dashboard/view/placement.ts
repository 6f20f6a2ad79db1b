/** Where pictures stand on the screen, for terminals that draw them themselves: found in the lines that leave their cells empty. */
import type { Picture, PictureRow } from './picture.ts';
import type { Line } from './spans.ts';
import { widthOf } from './text-width.ts';

export interface Placement {
  readonly picture: Picture;
  /** Upper left cell on the screen, from 0. */
  readonly top: number;
  readonly left: number;
  readonly columns: number;
  /** Rows of the picture that are seen, from `from` on, of `of`: the others are scrolled away. */
  readonly from: number;
  readonly rows: number;
  readonly of: number;
}

export function placementsOf(lines: readonly Line[]): Placement[] {
  const done: Placement[] = [];
  let open: Placement[] = [];
  lines.forEach((line, top) => {
    const here = rowsIn(line).map(({ left, part }): Placement => {
      const above = open.find((one) => one.left === left && goesOn(one, part));
      return above === undefined
        ? { picture: part.picture, top, left, columns: part.columns, from: part.row, rows: 1, of: part.rows }
        : { ...above, rows: above.rows + 1 };
    });
    done.push(
      ...open.filter((one) => !here.some(({ top: at, left }) => at === one.top && left === one.left)),
    );
    open = here;
  });
  return [...done, ...open];
}

function rowsIn(line: Line): { readonly left: number; readonly part: PictureRow }[] {
  if (!line.some(({ part }) => part !== undefined)) return [];
  const found: { readonly left: number; readonly part: PictureRow }[] = [];
  let left = 0;
  for (const span of line) {
    if (span.part !== undefined) found.push({ left, part: span.part });
    left += widthOf(span.text);
  }
  return found;
}

const goesOn = (one: Placement, part: PictureRow): boolean =>
  one.picture === part.picture && one.from + one.rows === part.row && one.columns === part.columns;
