import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalPlot, shareBar, shareOut, sparkline } from '../../../../dashboard/view/bar.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../../../dashboard/view/glyphs.ts';
import { widthOf } from '../../../../dashboard/view/text-width.ts';

describe('bars', () => {
  it('draws eighths where the terminal can', () => {
    expect(shareBar(0.5, 4, unicodeGlyphs)).toBe('██  ');
    expect(shareBar(0.53125, 4, unicodeGlyphs)).toBe('██▏ ');
    expect(shareBar(0.5, 4, asciiGlyphs)).toBe('##  ');
    expect(shareBar(Number.NaN, 3, unicodeGlyphs)).toBe('   ');
    expect(shareBar(7, 3, unicodeGlyphs)).toBe('███');
  });

  it('shares columns out so that every part that is there is seen', () => {
    expect(shareOut([998, 1, 1], 20)).toEqual([18, 1, 1]);
    expect(shareOut([0, 0], 20)).toEqual([0, 0]);
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }), fc.nat(120), (parts, width) => {
        const columns = shareOut(parts, width);
        const total = parts.reduce((sum, part) => sum + part, 0);
        expect(columns.reduce((sum, value) => sum + value, 0)).toBe(total === 0 ? 0 : width);
        for (const column of columns) expect(column).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('draws a curve in as many columns as asked, whatever comes', () => {
    expect(sparkline([3, 2, 1], 5, unicodeGlyphs)).toBe('█▅▁  ');
    expect(sparkline([1, 1], 2, unicodeGlyphs)).toBe('▄▄');
    expect(sparkline([Number.NaN], 3, unicodeGlyphs)).toBe('   ');
    const values = Array.from({ length: 100 }, (_, index) => index);
    expect(sparkline(values, 8, unicodeGlyphs)).toBe('▁▂▃▄▅▆▇█');
  });

  it('draws a mean inside its interval, and an end that lies outside as a line that runs off', () => {
    const scale = { low: 0, high: 10 };
    expect(intervalPlot({ mean: 5, lower: 2, upper: 8 }, scale, 11, unicodeGlyphs)).toBe('  ├──●──┤  ');
    expect(intervalPlot({ mean: 5, lower: -90, upper: 8 }, scale, 11, asciiGlyphs)).toBe('-----o--|  ');
    expect(intervalPlot({ mean: 5, lower: Number.NaN, upper: Number.NaN }, scale, 11, asciiGlyphs)).toBe(
      '     o     ',
    );
    expect(intervalPlot({ mean: 5, lower: 5, upper: 5 }, { low: 5, high: 5 }, 5, asciiGlyphs)).toBe('  o  ');
    expect(intervalPlot({ mean: 12, lower: 11, upper: 13 }, scale, 11, asciiGlyphs)).toBe(' '.repeat(11));
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.double(), fc.nat(40), (mean, lower, upper, width) => {
        expect(widthOf(intervalPlot({ mean, lower, upper }, scale, width, unicodeGlyphs))).toBe(width);
      }),
    );
  });
});
