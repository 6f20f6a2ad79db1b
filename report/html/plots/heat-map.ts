/** Means over two factors. Cells without a mean say why by a sign. */
import type { Markup } from '../markup.ts';
import { axisName, draw, Plot, plotWidth, widthOfTexts } from './draw.ts';

export interface HeatCell {
  /** Places among the levels. */
  readonly column: number;
  readonly row: number;
  readonly mean: number | null;
  /** The number in short, or the sign of a cell that has none. */
  readonly text: string;
  readonly isBest: boolean;
}

export interface HeatMapOptions {
  readonly columnFactor: string;
  readonly rowFactor: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

/** From light to dark, told apart with any kind of colour vision and without colour. */
const stops: readonly (readonly [number, number, number])[] = [
  [247, 251, 255],
  [198, 219, 239],
  [107, 174, 214],
  [33, 113, 181],
  [8, 48, 107],
];

export function heatMap(
  words: string,
  cells: readonly HeatCell[],
  { columnFactor, rowFactor, columns, rows }: HeatMapOptions,
): Markup {
  const rowNames = rows.map((name) => axisName(name));
  const marginLeft = widthOfTexts([...rowNames, 'xxxx']) + 14;
  const columnWidth = (plotWidth - marginLeft - 20) / columns.length;
  const isCrowded = columns.some(({ length }) => length * 7 > columnWidth);
  const columnNames = columns.map((name) => axisName(name, isCrowded ? 18 : 36));
  const height = Math.max(24, Math.min(44, 420 / rows.length));
  const place = (value: number): string => String(value);
  const shades = shadesOf(cells);
  return draw(words, {
    marginLeft,
    marginTop: 12,
    marginRight: 20,
    marginBottom: isCrowded ? widthOfTexts(columnNames) + 30 : 44,
    height: 12 + rows.length * height + (isCrowded ? widthOfTexts(columnNames) + 30 : 44),
    x: {
      type: 'band',
      label: columnFactor,
      labelAnchor: 'center',
      labelArrow: 'none',
      domain: columns.map((_, index) => place(index)),
      tickFormat: (index: string) => columnNames[Number(index)] ?? '',
      tickSize: 0,
      padding: 0.04,
      ...(isCrowded ? { tickRotate: -60 } : {}),
    },
    y: {
      type: 'band',
      label: rowFactor,
      labelAnchor: 'top',
      labelArrow: 'none',
      domain: rows.map((_, index) => place(index)),
      tickFormat: (index: string) => rowNames[Number(index)] ?? '',
      tickSize: 0,
      padding: 0.06,
    },
    marks: [
      Plot.cell(cells, {
        x: ({ column }: HeatCell) => place(column),
        y: ({ row }: HeatCell) => place(row),
        fill: (cell: HeatCell) => colourText(shades(cell)),
        stroke: ({ isBest }: HeatCell) => (isBest ? 'var(--s1)' : 'var(--line)'),
        strokeWidth: ({ isBest }: HeatCell) => (isBest ? 3 : 1),
      }),
      Plot.text(
        cells.filter(() => columnWidth >= 22),
        {
          x: ({ column }: HeatCell) => place(column),
          y: ({ row }: HeatCell) => place(row),
          text: 'text',
          fill: (cell: HeatCell) => inkOn(shades(cell)),
          fontSize: columnWidth < 44 ? 9 : 12,
        },
      ),
    ],
    color: { type: 'identity' },
  });
}

/** Place of each mean between the lowest, 0, and the highest, 1; undefined where there is none. */
function shadesOf(cells: readonly HeatCell[]): (cell: HeatCell) => number | undefined {
  const means = cells.flatMap(({ mean }) => mean ?? []);
  const low = means.reduce((least, mean) => Math.min(least, mean), Number.POSITIVE_INFINITY);
  const high = means.reduce((most, mean) => Math.max(most, mean), Number.NEGATIVE_INFINITY);
  return ({ mean }) => (mean === null ? undefined : high > low ? (mean - low) / (high - low) : 0.5);
}

function colourText(shade: number | undefined): string {
  if (shade === undefined) return 'var(--panel)';
  const at = shade * (stops.length - 1);
  const from = Math.min(stops.length - 2, Math.floor(at));
  const [first, second] = [stops[from], stops[from + 1]] as const;
  const parts = [0, 1, 2].map((part) =>
    Math.round((first?.[part] ?? 0) + ((second?.[part] ?? 0) - (first?.[part] ?? 0)) * (at - from)),
  );
  return `rgb(${parts.join(',')})`;
}

const inkOn = (shade: number | undefined): string =>
  shade === undefined ? 'var(--faint)' : shade < 0.55 ? '#111' : '#fff';
