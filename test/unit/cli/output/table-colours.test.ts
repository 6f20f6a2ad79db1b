import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { tableColours } from '../../../../cli/output/table-colours.ts';
import { factLines, textTable } from '../../../../cli/output/text-table.ts';

const terminal = { isTTY: true };
const env = { TERM: 'xterm-256color', LANG: 'C.UTF-8' };
const header = ['id', 'state', 'done', 'failed'];
const rows = [
  ['done', 'running', '3', '0'],
  ['b-2', 'cancelled', '3', '12'],
];
const table = (paint: ReturnType<typeof tableColours>, width: number | undefined = 80): string =>
  textTable(header, rows, { width, cut: [], drop: [], paint });

describe('colours of tables', () => {
  it('are on a terminal only, and never against NO_COLOR or TERM=dumb', () => {
    expect(tableColours(terminal, env)).toBeDefined();
    expect(tableColours({}, env)).toBeUndefined();
    expect(tableColours(terminal, { ...env, NO_COLOR: '1' })).toBeUndefined();
    expect(tableColours(terminal, { ...env, TERM: 'dumb' })).toBeUndefined();
  });

  it('mark states and failures by their column, and change nothing else', () => {
    const painted = table(tableColours(terminal, env));
    expect(stripVTControlCharacters(painted)).toBe(table(undefined));
    // oxlint-disable-next-line no-control-regex
    const coloured = [...painted.matchAll(/\u001b\[38;5;(\d+)m(\S+)\u001b\[0m/g)].map(([, , word]) => word);
    // An id may be any word; no failures are no trouble.
    expect(coloured).toEqual(['running', 'cancelled', '12']);
    expect(painted.split('\n')[0]).toContain('\u001b[2mid\u001b[0m');
  });

  it('leave out what has to be cut', () => {
    expect(table(tableColours(terminal, env), 12)).toBe(table(undefined, 12));
    expect(table(tableColours(terminal, env), 12)).toContain('…');
  });

  it('are the same for facts, and let nothing steer the terminal', () => {
    const facts = [
      ['state', 'finished'],
      ['name', 'a\u001b[31mb\u001b[2J'],
    ] as const;
    const painted = factLines(facts, tableColours(terminal, env));
    // oxlint-disable-next-line no-control-regex
    expect(painted).toMatch(/^state {2}\u001b\[38;5;\d+mfinished\u001b\[0m\nname {3}a/);
    expect(painted.split('\n')[1]).not.toContain('\u001b');
    const hostile = textTable(['id'], [['\u001b[31mred']], {
      width: 80,
      cut: [],
      drop: [],
      paint: tableColours(terminal, env),
    });
    expect(hostile.split('\n')[1]).not.toContain('\u001b');
  });
});
