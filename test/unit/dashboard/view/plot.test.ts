import { describe, expect, it } from 'vitest';
import { asciiGlyphs, unicodeGlyphs } from '../../../../dashboard/view/glyphs.ts';
import { plotLines, type PlotSeries } from '../../../../dashboard/view/plot.ts';
import { lineText, lineWidth } from '../../../../dashboard/view/spans.ts';

const falling: PlotSeries = {
  steps: [0, 10, 20, 30],
  values: [1, 0.5, 0.25, 0.125],
  tone: 'accent',
};
const size = { width: 25, height: 4, isLog: false };
const drawn = (...args: Parameters<typeof plotLines>): string[] => plotLines(...args).map(lineText);

describe('a plot', () => {
  it('has its values beside it and its steps below', () => {
    expect(drawn([falling], size, asciiGlyphs)).toEqual([
      '       1|**              ',
      '        |  **            ',
      '        |    ****        ',
      '  0.1250|        ********',
      '         0             30',
    ]);
  });

  it('draws a halving as a straight line on a logarithmic axis, without what is not positive', () => {
    const series = { ...falling, steps: [...falling.steps, 40], values: [...falling.values, 0] };
    const rows = drawn([series], { ...size, isLog: true }, asciiGlyphs);
    expect(rows.map((row) => row.indexOf('*')).slice(0, 4)).toEqual([9, 12, 17, 22]);
    expect(rows[3]).toMatch(/^ {2}0\.1250\|/);
  });

  it('has eight dots to a character where the terminal can', () => {
    const rows = drawn([falling], size, unicodeGlyphs);
    expect(rows).toHaveLength(5);
    expect(rows.slice(0, 4).join('')).toMatch(/[\u2801-\u28ff]/);
    for (const line of plotLines([falling], size, unicodeGlyphs)) expect(lineWidth(line)).toBe(25);
  });

  it('has the first series in front', () => {
    const flat = { steps: [0, 30], values: [1, 1], tone: 'muted' } as const;
    const [top] = plotLines([falling, flat], size, asciiGlyphs);
    expect(top?.slice(1).map(({ text, tone }) => [text, tone])).toEqual([
      ['**', 'accent'],
      ['**************', 'muted'],
    ]);
  });

  it('stands still for one point, and leaves out what is not finite', () => {
    const one = { steps: [5, 6], values: [2, Number.NaN], tone: 'accent' } as const;
    expect(drawn([one], size, asciiGlyphs).join('')).toMatch(/\*/);
  });

  it('is nothing where nothing can be drawn', () => {
    expect(plotLines([{ ...falling, values: [] }], size, asciiGlyphs)).toEqual([]);
    expect(plotLines([falling], { ...size, width: 12 }, asciiGlyphs)).toEqual([]);
    expect(
      plotLines([{ ...falling, values: [0, -1, -2, 0] }], { ...size, isLog: true }, asciiGlyphs),
    ).toEqual([]);
  });
});
