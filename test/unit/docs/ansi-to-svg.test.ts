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
