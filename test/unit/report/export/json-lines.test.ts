import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../../../report/export/json-lines.ts';

describe('JSON Lines', () => {
  it('hold an object a line, without what is not known', () => {
    const rows = [
      ['a\n"b', 0.1 + 0.2, undefined, true],
      ['c', Number.NaN, null, Number.NEGATIVE_INFINITY],
    ];
    const lines = [...jsonLines(['name', 'x', 'y', 'z'], rows)];
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { name: 'a\n"b', x: 0.30000000000000004, z: true },
      { name: 'c', x: 'NaN', z: '-Infinity' },
    ]);
  });
});
