import { plainCell } from '../../base/plain-text.ts';
import { fitText, widthOf } from '../../dashboard/view/text-width.ts';

/** Aligned columns, two spaces apart: numbers to the right, all else to the left. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = header.map((title, index) => {
    const cells = rows.map((row) => plainCell(row[index] ?? ''));
    const isNumeric =
      cells.length > 0 &&
      cells.every((cell) => cell === '' || cell === '-' || /^[-+]?[\d.,]+(e[-+]?\d+)?%?$/i.test(cell));
    return {
      width: Math.max(widthOf(title), ...cells.map(widthOf)),
      align: isNumeric ? 'right' : 'left',
    } as const;
  });
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ width, align }, index) => fitText(cells[index] ?? '', width, align))
      .join('  ')
      .trimEnd();
  return [header, ...rows].map(line).join('\n');
}

/** `name   value` lines, the names in one column. */
export function factLines(facts: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...facts.map(([name]) => widthOf(name)));
  return facts.map(([name, value]) => `${fitText(name, width)}  ${plainCell(value)}`.trimEnd()).join('\n');
}
