import { describe, expect, it } from 'vitest';
import { shortened, wrapped } from '../../../../cli/output/terminal-lines.ts';

describe('a line on a terminal', () => {
  it('is broken between words, and goes on indented', () => {
    expect(wrapped('  vary lr: 0.1, 0.3  (proposal)', 24)).toBe('  vary lr: 0.1, 0.3\n    (proposal)');
    expect(wrapped('short', 24)).toBe('short');
  });

  it('may be cut', () => {
    expect(shortened('abcdef', 4)).toBe('abc…');
    expect(shortened('abc', 4)).toBe('abc');
  });

  it('is whole where there is no terminal', () => {
    const long = 'word '.repeat(100);
    expect([wrapped(long, undefined), shortened(long, undefined)]).toEqual([long, long]);
  });
});
