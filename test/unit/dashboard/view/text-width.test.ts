import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import stringWidth from 'string-width';
import { plainCell, plainLines } from '../../../../base/plain-text.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../../../dashboard/view/glyphs.ts';
import { cutText, fitText, widthOf, wrapText } from '../../../../dashboard/view/text-width.ts';

describe('text in columns', () => {
  it('counts what a terminal shows, not characters', () => {
    expect(widthOf('日本')).toBe(4);
    expect(fitText('日本語', 5)).toBe('日本…');
    expect(fitText('日本', 6)).toBe('日本  ');
    expect(fitText('7', 4, 'right')).toBe('   7');
    expect(cutText('adapter', 4, '~')).toBe('ada~');
  });

  it('takes the short way only where it comes to the same', () => {
    const drawn = [...Object.values(unicodeGlyphs), ...Object.values(asciiGlyphs)]
      .flat()
      .filter((one) => typeof one === 'string');
    for (const text of drawn) expect(widthOf(text)).toBe(stringWidth(text));
    for (let code = 0x20; code < 0x3000; code++) {
      const character = String.fromCharCode(code);
      expect(`${code.toString(16)} ${widthOf(character)}`).toBe(
        `${code.toString(16)} ${stringWidth(plainCell(character))}`,
      );
    }
    // What comes after a letter may change its width, and is measured with it.
    for (const text of ['e\u0301', '1\uFE0F\u20E3', '☺\uFE0F', 'a\u00ADb', 'x\u200Dy'])
      expect(widthOf(text)).toBe(stringWidth(text));
  });

  it('always fits', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (any, width) => {
        const clean = plainLines(any)[0] ?? '';
        expect(widthOf(fitText(clean, width))).toBe(width);
        for (const line of wrapText(clean, width + 2)) expect(widthOf(line)).toBeLessThanOrEqual(width + 2);
      }),
    );
  });

  it('wraps at spaces and keeps every word and the indentation', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapText('    at train', 20)).toEqual(['    at train']);
    expect(wrapText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrapText('', 5)).toEqual(['']);
  });

  it('lets no program move the cursor, set the title or ring the bell', () => {
    expect(plainLines('\u001b[31mred\u001b[0m\u0007 \u001b]0;title\u0007text\r\nnext')).toEqual([
      'red text',
      'next',
    ]);
    expect(plainLines('10%\r50%\r100%')).toEqual(['100%']);
    expect(plainLines('\u001b[2J\u001b[Hgone')).toEqual(['gone']);
  });
});
