import { describe, expect, it } from 'vitest';
import { anovaLatex, latexNumber } from '../../../../report/latex/anova-table.ts';
import { booktabs } from '../../../../report/latex/booktabs.ts';
import { latexText } from '../../../../report/latex/latex-text.ts';
import { meansLatex } from '../../../../report/latex/means-table.ts';
import { madeReport } from '../../../fixtures/report/made-report.ts';

const { primary, spec } = madeReport();
const { analysis } = primary;
if (analysis === undefined) throw new Error('the made report has an analysis');

describe('text for LaTeX', () => {
  it('holds no command', () => {
    expect(latexText('\\input{/etc/passwd} 5% & $x_1^2$ #~"<>|')).toBe(
      '\\textbackslash{}input\\{/etc/passwd\\} 5\\% \\& \\$x\\_1\\textasciicircum{}2\\$ \\#\\textasciitilde{}\\textquotedbl{}\\textless{}\\textgreater{}\\textbar{}',
    );
  });

  it('writes powers of ten and a true minus', () => {
    expect(latexNumber('1.2e-5')).toBe('$1.2 \\times 10^{-5}$');
    expect(latexNumber('-0.5')).toBe('$-$0.5');
  });
});

describe('a table for booktabs', () => {
  it('has the rules of booktabs and as many cells as columns', () => {
    const table = booktabs({
      caption: '50% of it',
      label: 'tab:a b',
      columns: [
        { title: 'A', align: 'l' },
        { title: '$n$', align: 'r' },
      ],
      rows: [
        ['x', '1'],
        ['all', '2'],
      ],
      ruleBefore: 1,
    });
    expect(table).toBe(`\\begin{table}
  \\centering
  \\caption{50\\% of it}
  \\label{tab:a-b}
  \\begin{tabular}{lr}
    \\toprule
    A & $n$ \\\\
    \\midrule
    x & 1 \\\\
    \\midrule
    all & 2 \\\\
    \\bottomrule
  \\end{tabular}
\\end{table}
`);
  });

  it('holds the analysis of variance, residuals below a rule', () => {
    const lines = anovaLatex(analysis).split('\n');
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {4}depth \$\\times\$ act & 4, 24 & .* & \$<\$\.001 & /),
    );
    expect(lines.findIndex((line) => line.includes('Residuals'))).toBe(
      lines.lastIndexOf('    \\midrule') + 1,
    );
    const cells = lines.filter((line) => line.endsWith('\\\\')).map((line) => line.split(' & ').length);
    expect(new Set(cells)).toEqual(new Set([7]));
  });

  it('holds the means of each factor in the order of the sweep file, and of an interaction', () => {
    const tables = meansLatex(analysis, spec);
    expect(tables.map((table) => /\\label\{(.*)\}/.exec(table)?.[1])).toEqual([
      'tab:means:accuracy:depth',
      'tab:means:accuracy:act',
      'tab:means:accuracy:depth:act',
    ]);
    expect(
      Array.from((tables[1] as string).matchAll(/^ {4}(relu|silu|mish) &/gm), ([, level]) => level),
    ).toEqual(['relu', 'silu', 'mish']);
  });
});
