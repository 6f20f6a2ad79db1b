import { latexText } from './latex-text.ts';

interface LatexColumn {
  /** LaTeX of ours, such as `$\eta^2$`. */
  readonly title: string;
  readonly align: 'l' | 'r';
}

export interface LatexTable {
  /** Plain text. */
  readonly caption: string;
  /** Letters, digits and colons. */
  readonly label: string;
  readonly columns: readonly LatexColumn[];
  /** LaTeX of ours or of `latexText`. */
  readonly rows: readonly (readonly string[])[];
  /** Row above which a rule stands; left out for none. */
  readonly ruleBefore?: number;
}

/** A table for the package booktabs. */
export function booktabs({ caption, label, columns, rows, ruleBefore }: LatexTable): string {
  const line = (cells: readonly string[]): string => `    ${cells.join(' & ')} \\\\`;
  const body = rows.flatMap((row, index) => [...(index === ruleBefore ? ['    \\midrule'] : []), line(row)]);
  return [
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${latexText(caption)}}`,
    `  \\label{${label.replaceAll(/[^A-Za-z0-9:]+/g, '-')}}`,
    `  \\begin{tabular}{${columns.map(({ align }) => align).join('')}}`,
    '    \\toprule',
    line(columns.map(({ title }) => title)),
    '    \\midrule',
    ...body,
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
}
