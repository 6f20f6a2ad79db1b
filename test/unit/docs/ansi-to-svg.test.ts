import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { parseAnsi } from '../../../docs/ansi-cells.ts';
import { ansiToSvg } from '../../../docs/ansi-to-svg.ts';

describe('a terminal frame', () => {
  it('is read with its styles, across lines, and its columns', () => {
    const [first = [], second = []] = parseAnsi('\u001b[1;36ma日\u001b[0mb\n\u001b[7mc');
    expect(
      first.map(({ text, column, width, bold, foreground }) => [text, column, width, bold, foreground]),
    ).toEqual([
      ['a', 0, 1, true, 6],
      ['日', 1, 2, true, 6],
      ['b', 3, 1, false, undefined],
    ]);
    expect(second[0]).toMatchObject({ text: 'c', inverse: true });
  });

  it('has the colours of the 256 and of 24 bits', () => {
    const [row = []] = parseAnsi(
      '\u001b[38;5;32ma\u001b[1;38;2;213;94;0mb\u001b[48;5;244mc\u001b[38;5;9md\u001b[39;49me',
    );
    expect(row.map(({ foreground, background, bold }) => [foreground, background, bold])).toEqual([
      ['#0087d7', undefined, false],
      ['#d55e00', undefined, true],
      ['#d55e00', '#808080', true],
      [9, '#808080', true],
      [undefined, undefined, true],
    ]);
    expect(ansiToSvg('\u001b[38;2;213;94;0mx', 'x')).toContain('fill="#d55e00"');
  });

  it('becomes a picture that a renderer accepts', () => {
    const svg = ansiToSvg('\u001b[36m█▌\u001b[0m <a> & "b" ├─●─┤\n\u001b[7m row \u001b[0m', 'a & b');
    expect(svg).toContain('&lt;a&gt;');
    expect(svg).toContain('aria-label="a &amp; b"');
    const picture = new Resvg(svg).render();
    expect(picture.width).toBeGreaterThan(100);
    // The bar is drawn as a shape: eight and four eighths of a cell, the same in every font.
    expect(svg).toMatch(/<rect [^>]*width="8\.4" [^>]*fill="#4fb3bf"\/>\n<rect [^>]*width="4\.2"/);
  });
});
