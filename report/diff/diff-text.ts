/** What two sweeps differ in, as text for a terminal. */
import { formatFigure, formatInterval, formatNumber } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { dfText, formatP, listWords } from '../../stats/words/wording.ts';
import { cut, grid, paragraph } from '../tables/grid.ts';
import type { Change, FactorChange, ResponseDifference, SweepDiff } from './sweep-diff.ts';

const width = 80;
/** Lines of the list of packages, and cells. */
const packagesMax = 30;
const cellsMax = 40;
/** Columns of a value. */
const valueWidth = 32;

export function diffText(diff: SweepDiff): string {
  const [first, ...others] = diff.responses;
  const sections = [
    sweepLines(diff),
    ['Factors and levels', ...factorLines(diff.factors)],
    [
      'Design',
      ...(diff.sweeps.some(({ isInferred }) => isInferred) ? inferredLines : []),
      ...changeLines(diff.design),
    ],
    ['Code and environment', ...environmentLines(diff.code)],
    ...(diff.packages === null ? [] : [['Packages', ...changeLines(diff.packages, packagesMax)]]),
    ...(first === undefined
      ? [['Results', '  No response has results in both.']]
      : [
          responseLines(first, diff),
          ...others.map((one) => [one.response, ...overallLines(one)]),
          assumptions(diff),
        ]),
  ];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

const sweepLines = ({ sweeps }: SweepDiff): string[] =>
  sweeps.map(({ name, runs, results, isRunning, isInferred }, at) => {
    const facts = [
      `${results} of ${plural(runs, 'run')} done`,
      ...(isRunning ? ['still runs'] : []),
      ...(isInferred ? ['design inferred from its runs'] : []),
    ];
    return `${at === 0 ? 'A' : 'B'}  ${name}: ${facts.join(', ')}`;
  });

const inferredLines = paragraph(
  'Only what runs show is compared: constraints and trainer are not in an exported file.',
  width,
);

const nothing = ['  The same in both.'];

function factorLines(factors: readonly FactorChange[]): string[] {
  if (factors.length === 0) return nothing;
  return factors.flatMap(({ factor, onlyIn, levelsOfFirst, levelsOfSecond }) => {
    const levels = [...levelsOfFirst, ...levelsOfSecond];
    if (onlyIn !== null)
      return paragraph(
        `${factor}: only ${onlyIn === 'first' ? 'A' : 'B'} has it (${levels.join(', ')})`,
        width,
      );
    const parts = [
      ...(levelsOfFirst.length === 0 ? [] : [`only A has ${levelsOfFirst.join(', ')}`]),
      ...(levelsOfSecond.length === 0 ? [] : [`only B has ${levelsOfSecond.join(', ')}`]),
    ];
    return paragraph(`${factor}: ${parts.join('; ')}`, width);
  });
}

function changeLines(changes: readonly Change[], most = Number.POSITIVE_INFINITY): string[] {
  if (changes.length === 0) return nothing;
  const shown = changes.slice(0, most);
  const rows = shown.map(({ what, first, second }) => [
    what,
    ...[first, second].map((text) => (text === '' ? 'none' : cut(text, valueWidth))),
  ]);
  const rest = changes.length - shown.length;
  return [
    ...grid([['', 'A', 'B'], ...rows], ['left', 'left', 'left']),
    ...(rest === 0 ? [] : [`  and ${rest} more, which --json lists`]),
  ];
}

const environmentLines = (code: readonly Change[] | null): string[] =>
  code === null
    ? ['  Not known: no agent said what the runs of either ran with, or they are in a file.']
    : changeLines(code);

function responseLines(one: ResponseDifference, diff: SweepDiff): string[] {
  const { cells, response } = one;
  const names = Object.keys(cells[0]?.settings ?? {});
  const rows = cells
    .slice(0, cellsMax)
    .map(({ settings, first, second, difference, lower, upper }) => [
      ...names.map((name) => cut(String(settings[name] ?? ''), 16)),
      String(first.n),
      figure(first.mean),
      String(second.n),
      figure(second.mean),
      figure(difference),
      intervalText(lower, upper),
    ]);
  const heading = `${response} in the ${plural(cells.length, 'cell')} that both have`;
  const averaged =
    diff.unmatched.length === 0
      ? []
      : paragraph(
          `Cells are matched on the factors that both have: runs also differ in ${listWords(diff.unmatched)}.`,
          width,
        );
  if (cells.length === 0) return [heading, ...averaged];
  return [
    heading,
    ...averaged,
    ...grid(
      [[...names, 'n A', 'mean A', 'n B', 'mean B', 'B - A', '95% interval'], ...rows],
      [...names.map(() => 'left' as const), 'right', 'right', 'right', 'right', 'right', 'left'],
    ),
    ...(cells.length > cellsMax ? [`  and ${cells.length - cellsMax} more, which --json lists`] : []),
    ...overallLines(one),
  ];
}

const figure = (value: number | null): string => (value === null ? '-' : formatFigure(value));

const intervalText = (lower: number | null, upper: number | null): string =>
  lower === null || upper === null ? '-' : formatInterval(lower, upper);

/** One difference for all cells, and whether it is the same in all. */
function overallLines({ overall, sameInAll, pairs, cells }: ResponseDifference): string[] {
  const { difference, lower, upper, p, df, reason } = overall;
  const lines: string[] = [];
  if (difference === null)
    lines.push(...paragraph(`Overall: ${reason ?? 'no difference can be estimated'}.`, width));
  else {
    const interval =
      lower === null || upper === null
        ? `, without an interval${reason === null ? '' : `: ${reason}`}`
        : ` (95% interval ${formatInterval(lower, upper)}${df === null ? '' : `, ${dfText(df)} df`}${p === null ? '' : `, ${formatP(p)}`})`;
    const over = cells.length === 1 ? 'In the one cell' : `Over the ${cells.length} cells`;
    lines.push(...paragraph(`${over}, B - A is ${formatNumber(difference)}${interval}.`, width));
  }
  if (sameInAll !== null && cells.length > 1) {
    const { f, df: df1, denDf, p: chance } = sameInAll;
    const verdict =
      chance < 0.05
        ? 'The difference is not the same in all cells, so read it cell by cell'
        : 'Nothing shows that the difference depends on the cell';
    lines.push(
      ...paragraph(
        `${verdict}: F(${df1}, ${dfText(denDf)}) = ${formatNumber(f, 3)}, ${formatP(chance)}.`,
        width,
      ),
    );
  }
  if (pairs.runs > 0) lines.push(...paragraph(pairsInWords(pairs), width));
  return lines;
}

function pairsInWords({ runs, equal }: ResponseDifference['pairs']): string {
  if (runs === 1)
    return `One run has the same settings and seed in both, and ${equal === 1 ? 'the same result' : 'another result'}.`;
  const agree =
    equal === runs
      ? 'all agree'
      : equal === 0
        ? 'none agrees'
        : `${equal} of them ${equal === 1 ? 'agrees' : 'agree'}`;
  return `${runs} runs have the same settings and seed in both; ${agree} to the last digit.`;
}

/** What the intervals rest on. */
function assumptions({ responses }: SweepDiff): string[] {
  const hasPairs = responses.some(({ pairs }) => pairs.runs > 0);
  const isSeeded = responses.some(({ overall }) => overall.adjustedFor === 'seed');
  return [
    'What this rests on',
    ...paragraph(
      'Of a cell: its runs are independent and near enough to normal; each sweep has its own spread (Welch). A cell with one run on either side has no interval. Each interval holds for itself, not all of them together.',
      width,
    ),
    ...paragraph(
      `Overall: the difference is the same in every cell, ${isSeeded ? 'and varies between seeds, which are a sample: the means of each seed over the cells are compared (a model of seed + sweep)' : 'and all runs have the same spread (a model of cell + sweep)'}.`,
      width,
    ),
    ...(hasPairs
      ? paragraph(
          'Runs of the same seed in both sweeps are not independent: where a seed makes runs alike, the intervals of cells are too wide.',
          width,
        )
      : []),
    ...paragraph(
      'Whatever else differed between the sweeps, such as code, machines and time, is in the difference too.',
      width,
    ),
  ];
}
