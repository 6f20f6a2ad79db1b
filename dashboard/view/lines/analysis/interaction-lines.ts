/** How one factor acts at each level of another: a line for each level, told apart by its mark. Parallel lines: no interaction. */
import { formatFigure } from '../../../../base/number-text.ts';
import { plainLine } from '../../../../base/plain-text.ts';
import type { Analysis } from '../../../../stats/analysis-result.ts';
import type { PairTable } from '../../../../stats/outcome/pair-table.ts';
import { pCell, pEquation, percentCell } from '../../../../stats/words/cells.ts';
import { hasTest, shareOfTerm } from '../../anova-view.ts';
import { type ChartSeries, chartColumnsMin, chartLines, chartRowsMin } from '../../chart.ts';
import { chosenPair, type FactorPair } from '../../factor-pair.ts';
import { formatColumn } from '../../format-number.ts';
import type { Glyphs } from '../../glyphs.ts';
import type { Area } from '../../layout.ts';
import { fullAnswer, pairAnswer } from '../../questions-wanted.ts';
import { type Line, blank, cutLine, lineWidth, muted, seriesTone, span, strong } from '../../spans.ts';
import { fitText, widthOf, wrapText } from '../../text-width.ts';
import type { Subject } from './subject.ts';

/** Lines beyond which nobody tells them apart: the marks begin again. */
const linesMax = 8;

/** A mean, and where it comes from. */
interface PairMeans {
  /** For each level of `down` a mean for each level of `across`; undefined where there is none. */
  readonly means: readonly (readonly (number | undefined)[])[];
  readonly isModel: boolean;
}

export function interactionLines(subject: Subject, { width, height }: Area): Line[] {
  const { model, result, goal, look } = subject;
  const { glyphs } = look;
  const pair = chosenPair(model);
  if (pair === undefined || result === undefined)
    return [[muted('an interaction takes two factors that vary')]];
  const table = pairAnswer(model)?.table;
  const title = titleLine(pair, result.analysis, glyphs);
  if (table === undefined) return [cutLine(title, width, glyphs.ellipsis), [muted('on its way')]];
  const found = pairMeans(table, fullAnswer(model)?.analysis ?? result.analysis);
  const shown = table.down.levels.slice(0, linesMax);
  const head = cutLine([...title, muted(`   ${sourceWords(found)}`)], width, glyphs.ellipsis);
  const words = wordsOf(table, found, goal).flatMap((text) =>
    wrapText(text, width).map((line): Line => [span(line)]),
  );
  const legend = legendLines(table, glyphs);
  const isBeside = width >= besideMin;
  const legendWidth = isBeside ? Math.min(28, Math.max(...legend.map(lineWidth), 8)) : 0;
  const rows = height - 2 - (isBeside ? 0 : 1) - words.length;
  const chart = chartLines(
    shown.map((_, at) => seriesOf(found.means[at] ?? [], at, glyphs)),
    {
      width: width - (isBeside ? legendWidth + 2 : 0),
      height: Math.min(rows, Math.max(12, Math.round(width / 4))),
      places: table.across.levels.map(plainLine),
    },
    glyphs,
  );
  if (chart.length === 0)
    return [head, ...words, ...tooSmall(width, rows), ...tableOf(table, found, width, glyphs)];
  const plot = isBeside
    ? chart.map((line, at) => besideLegend(line, legend[at], width - legendWidth))
    : chart;
  const below = isBeside
    ? []
    : [
        cutLine(
          legend.flatMap((line) => [...line, span('   ')]),
          width,
          glyphs.ellipsis,
        ),
      ];
  return [
    head,
    ...plot,
    ...below,
    ...words,
    blank,
    ...tableOf(table, found, width, glyphs),
    ...simpleEffects(subject, pair, width),
  ];
}

/** From this width on the legend stands beside the plot. */
const besideMin = 60;

function tooSmall(width: number, rows: number): Line[] {
  const isNarrow = width < chartColumnsMin;
  return isNarrow || rows < chartRowsMin ? [[muted('a larger window draws the lines')]] : [];
}

function besideLegend(line: Line, legend: Line | undefined, at: number): Line {
  if (legend === undefined) return line;
  return [...line, span(' '.repeat(Math.max(1, at - lineWidth(line)))), ...legend];
}

function titleLine({ across, down }: FactorPair, analysis: Analysis, glyphs: Glyphs): Line {
  const row = analysis.anova.find(({ term }) => sameTerm(term, [across, down]));
  const share = row === undefined ? undefined : shareOfTerm(row.term, analysis);
  const p = row === undefined ? null : (row.pAdjusted ?? row.p);
  const isAdjusted = row?.pAdjusted !== null && !analysis.interim;
  const test =
    row === undefined || !hasTest(row)
      ? 'the model has no test of it'
      : `${share === undefined ? '' : `${percentCell(share.share)} of the variation (${percentCell(share.lower)}${glyphs.dash}${percentCell(share.upper)}), `}${analysis.interim ? `p ${pCell(row.p)}, descriptive` : `${isAdjusted ? 'adj. ' : ''}${pEquation(p)}`}`;
  return [strong(`${plainLine(across)} ${glyphs.times} ${plainLine(down)}`), muted(`   ${test}`)];
}

const sameTerm = (term: string, factors: readonly string[]): boolean => {
  const parts = term.split(':');
  return parts.length === factors.length && factors.every((factor) => parts.includes(factor));
};

const sourceWords = ({ isModel }: PairMeans): string =>
  isModel ? 'modelled means' : 'plain means of the runs';

/** Those of the model, which allow for what was not run, where it has all that the runs have. */
function pairMeans({ across, down, cells }: PairTable, analysis: Analysis): PairMeans {
  const ofPair = analysis.means.filter(
    ({ term, mean }) => mean !== null && sameTerm(term, [across.name, down.name]),
  );
  const byLevels = new Map(
    ofPair.map(({ levels, mean }) => [
      JSON.stringify([levels[across.name], levels[down.name]]),
      mean as number,
    ]),
  );
  const modelled = down.levels.map((row) =>
    across.levels.map((column) => byLevels.get(JSON.stringify([column, row]))),
  );
  const observed = cells.map((row) => row.map((cell) => cell?.mean ?? undefined));
  const isModel =
    ofPair.length > 0 &&
    observed.every((row, r) => row.every((mean, c) => mean === undefined || modelled[r]?.[c] !== undefined));
  // Where the design has no run the model's mean is of nothing that exists.
  const known = modelled.map((row, r) =>
    row.map((mean, c) => ((cells[r]?.[c] ?? null) === null ? undefined : mean)),
  );
  return { means: isModel ? known : observed, isModel };
}

function seriesOf(means: readonly (number | undefined)[], at: number, glyphs: Glyphs): ChartSeries {
  return {
    points: means.flatMap((y, x) => (y === undefined ? [] : [{ x, y }])),
    tone: seriesTone(at),
    mark: glyphs.series[at % glyphs.series.length],
    isJoined: true,
  };
}

function legendLines({ down }: PairTable, glyphs: Glyphs): Line[] {
  const lines = down.levels
    .slice(0, linesMax)
    .map(
      (level, at): Line => [
        span(`${glyphs.series[at % glyphs.series.length] ?? ''} `, seriesTone(at)),
        span(plainLine(level)),
      ],
    );
  const more = down.levels.length - lines.length;
  return [
    [muted(plainLine(down.name))],
    ...lines,
    ...(more > 0 ? [[muted(`${more} more in the table`)]] : []),
  ];
}

/** Whether the best level of one factor is the same at each level of the other: what an interaction means in practice. */
function wordsOf({ across, down }: PairTable, { means }: PairMeans, goal: Subject['goal']): string[] {
  if (goal === undefined) return [];
  const sign = goal === 'minimize' ? 1 : -1;
  const best = means.map((row) => {
    const known = row.flatMap((mean, at) => (mean === undefined ? [] : [{ mean, at }]));
    return known.length < 2 ? undefined : known.sort((a, b) => sign * (a.mean - b.mean))[0]?.at;
  });
  const known = best.filter((at) => at !== undefined);
  if (known.length < 2) return [];
  const [first] = known;
  const name = plainLine(across.name);
  if (known.every((at) => at === first))
    return [
      `The best ${name} is ${plainLine(across.levels[first ?? 0] ?? '')} at each ${plainLine(down.name)} that has results.`,
    ];
  const each = best.flatMap((at, row) =>
    at === undefined ? [] : [`${plainLine(across.levels[at] ?? '')} at ${plainLine(down.levels[row] ?? '')}`],
  );
  return [`The best ${name} depends on ${plainLine(down.name)}: ${each.slice(0, linesMax).join(', ')}.`];
}

/** The figures of the plot. */
function tableOf(
  { across, down }: PairTable,
  { means }: PairMeans,
  width: number,
  { ellipsis }: Glyphs,
): Line[] {
  const texts = formatColumn(means.flat().map((mean) => mean ?? Number.NaN));
  const cell = Math.max(
    7,
    ...texts.map((text) => text.length),
    ...across.levels.map((level) => Math.min(12, widthOf(plainLine(level)))),
  );
  const nameWidth = Math.min(
    18,
    Math.max(...[down.name, ...down.levels].map((name) => widthOf(plainLine(name)))),
  );
  const line = (name: string, cells: readonly string[]): Line =>
    cutLine(
      [
        muted(fitText(name, nameWidth, 'left', ellipsis)),
        ...cells.map((text) => span(`  ${fitText(text, cell, 'right', ellipsis)}`)),
      ],
      width,
      ellipsis,
    );
  const count = across.levels.length;
  return [
    line(plainLine(down.name), across.levels.map(plainLine)).map((part) => muted(part.text)),
    ...down.levels.map((level, row) =>
      line(
        plainLine(level),
        Array.from({ length: count }, (_, column) =>
          means[row]?.[column] === undefined ? '' : (texts[row * count + column] ?? ''),
        ),
      ),
    ),
    blank,
  ];
}

/** The effect of either factor where the other is held, where the interaction was found. */
function simpleEffects({ model, look }: Subject, { across, down }: FactorPair, width: number): Line[] {
  const found = fullAnswer(model)?.analysis.interactions.find(({ term }) => sameTerm(term, [across, down]));
  if (found === undefined) return [];
  const lines = found.simpleEffects.map(({ factor, within, f, p, pAdjusted }): Line => {
    const where = Object.entries(within)
      .map(([name, level]) => `${plainLine(name)}=${plainLine(level)}`)
      .join(' ');
    const figures = f === null ? 'not tested' : `F ${formatFigure(f, 3)}   adj. ${pEquation(pAdjusted ?? p)}`;
    return cutLine(
      [span(`${plainLine(factor)} at ${where}`), muted(`   ${figures}`)],
      width,
      look.glyphs.ellipsis,
    );
  });
  return lines.length === 0 ? [] : [[muted('the effect of one where the other is held')], ...lines, blank];
}
