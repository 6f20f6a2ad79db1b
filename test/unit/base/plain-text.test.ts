import { describe, expect, it } from 'vitest';
import { plainCell, plainLine, plainLines, withoutControls } from '../../../base/plain-text.ts';
import { factLines, textTable } from '../../../cli/output/text-table.ts';
import { fitText } from '../../../dashboard/view/text-width.ts';
import { grid } from '../../../report/tables/grid.ts';

/** Controls of C0 and C1, turns of direction, line breaks of Unicode. */
const hidden = ['\u0007', '\u001b[2J', '\u009b', '\u202e', '\u2066', '\u200f', '\u061c', '\u2028', '\u2029'];

describe('text from outside', () => {
  it.each(hidden)('keeps nothing of %j', (mark) => {
    expect(plainLine(`a${mark}b`)).toBe('ab');
    expect(plainCell(`a${mark}b`)).toBe('ab');
    expect(withoutControls(`a${mark[0]}b`)).toBe('a\uFFFDb');
  });

  it('is one line of a table, whatever it holds', () => {
    const forged = 'box\nbox-2  online';
    expect(textTable(['name', 'state'], [[forged, 'lost']])).toBe(
      'name                state\nbox box-2  online  lost'.replace(
        'name                ',
        'name               ',
      ),
    );
    expect(factLines([['agent', forged]]).split('\n')).toHaveLength(1);
    expect(grid([[forged, 'x']], ['left', 'left'])).toEqual(['  box box-2  online  x']);
    expect(fitText('a\nb\u202e', 5)).toBe('a b  ');
  });

  it('shows what was written last over a carriage return', () => {
    expect(plainLines('10%\r20%\r\ndone\r')).toEqual(['20%', 'done']);
  });

  // 17 seconds, when it took a time that grows with the square of the length.
  it('is looked at once: a name of carriage returns', () => {
    expect(plainLine(`${'\r'.repeat(2_000_000)}x`)).toBe('x');
    expect(plainLine('\r'.repeat(2_000_000))).toBe('');
  });
});
