import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FramePainter, paintRows } from '../../../dashboard/frame-painter.ts';

/** As much of a terminal as the painter uses: rows set at absolute places. */
function apply(rows: readonly string[], painted: string): string[] {
  const screen = [...rows];
  // oxlint-disable-next-line no-control-regex
  for (const [, row, text] of painted.matchAll(/\u001b\[(\d+);1H\u001b\[2K([^\u001b]*)/g)) {
    screen[Number(row) - 1] = text ?? '';
  }
  return screen;
}

describe('the painter', () => {
  it('writes the rows that changed and no other', () => {
    const painted = paintRows(['one', 'two', 'three'], ['one', '2', 'three']);
    expect(painted).toContain('\u001b[2;1H\u001b[2K2');
    expect(painted).not.toContain('one');
    expect(paintRows(['same'], ['same'])).toBe('');
  });

  it('makes any frame of any other', () => {
    const frame = fc.array(fc.constantFrom('', 'a', 'b', 'cc'), { maxLength: 6 });
    fc.assert(
      fc.property(frame, frame, (before, after) => {
        const screen = apply(before, paintRows(before, after));
        const height = Math.max(before.length, after.length);
        for (let row = 0; row < height; row++) expect(screen[row] ?? '').toBe(after[row] ?? '');
      }),
    );
  });

  it('paints everything again when it does not know what is shown', () => {
    const written: string[] = [];
    const painter = new FramePainter((text) => written.push(text));
    painter.paint(['one', 'two']);
    painter.paint(['one', 'two']);
    expect(written).toHaveLength(1);
    painter.forget();
    painter.paint(['one', 'two']);
    expect(written.at(-1)).toBe(written[0]);
  });
});
