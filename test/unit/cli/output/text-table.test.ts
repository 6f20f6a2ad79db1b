import { describe, expect, it } from 'vitest';
import { textTable } from '../../../../cli/output/text-table.ts';
import { widthOf } from '../../../../dashboard/view/text-width.ts';

const header = ['id', 'name', 'done', 'launched'];
const rows = [
  ['a-long-name-of-a-sweep-1', 'a-long-name-of-a-sweep', '3', '2026-11-23 04:05:06'],
  ['b-2', 'b', '12', '-'],
];
const table = (width: number | undefined) =>
  textTable(header, rows, { width, cut: ['name'], drop: ['name', 'launched'] }).split('\n');

describe('textTable', () => {
  it('aligns columns, numbers to the right', () => {
    expect(textTable(header, rows).split('\n')).toEqual([
      'id                        name                    done  launched',
      'a-long-name-of-a-sweep-1  a-long-name-of-a-sweep     3  2026-11-23 04:05:06',
      'b-2                       b                         12  -',
    ]);
    expect(table(undefined)).toEqual(textTable(header, rows).split('\n'));
    expect(table(76)).toEqual(textTable(header, rows).split('\n'));
  });

  it('cuts cells to fit, then leaves columns out, then cuts lines', () => {
    expect(table(70)).toEqual([
      'id                        name               done  launched',
      'a-long-name-of-a-sweep-1  a-long-name-of-a…     3  2026-11-23 04:05:06',
      'b-2                       b                    12  -',
    ]);
    expect(table(60)).toEqual([
      'id                        done  launched',
      'a-long-name-of-a-sweep-1     3  2026-11-23 04:05:06',
      'b-2                         12  -',
    ]);
    expect(table(40)).toEqual([
      'id                        done',
      'a-long-name-of-a-sweep-1     3',
      'b-2                         12',
    ]);
    expect(table(10)).toEqual(['id       …', 'a-long-na…', 'b-2      …']);
  });

  it('is never wider than the terminal, whatever is in it', () => {
    const wide = [['表'.repeat(30), '🙂'.repeat(9), '1', 'x']];
    for (let width = 1; width < 120; width++)
      for (const line of textTable(header, wide, { width, cut: ['name', 'id'], drop: ['launched'] }).split(
        '\n',
      ))
        expect(widthOf(line)).toBeLessThanOrEqual(width);
  });
});
