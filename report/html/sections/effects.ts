import { plural } from '../../../base/plural.ts';
import { formatAlike, formatFigure } from '../../../base/number-text.ts';
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import type { Analysis, EstimatedMean, Interaction } from '../../../stats/analysis-result.ts';
import { effects, partsOf } from '../../../stats/words/qualified.ts';
import { foundTerms } from '../../../stats/words/verdict.ts';
import { ownMeans } from '../../own-means.ts';
import { groupRuns, levelsOf } from '../cell-means.ts';
import { figure, number, table, text } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { intervals } from '../plots/intervals.ts';
import { legend } from '../plots/legend.ts';
import { type LineSeries, lines } from '../plots/lines.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** Factors whose means are drawn although no effect was found, and lines of one figure. */
const shownMax = 6;
const seriesMax = 8;
const levelsMax = 60;

/** Means of the factors that were found, and interactions; where nothing was found, means of the factors that explain most. */
export function effectsSection({ primary: { analysis }, spec, trials }: ReportData): Section | undefined {
  if (analysis === undefined) return undefined;
  const found = foundTerms(analysis).flatMap(({ term }) => {
    const parts = partsOf(term, analysis);
    return parts.length === 1 ? [term] : [];
  });
  const isOpen = found.length === 0 && analysis.interactions.length === 0;
  const shown = isOpen ? mainEffects(analysis).slice(0, shownMax) : found;
  const figures = [
    ...analysis.interactions.map((interaction) =>
      interactionFigure(withMeans(interaction, analysis, trials), analysis, spec),
    ),
    ...shown.map((factor) => meansFigure(factor, analysis, spec)),
  ].filter((one) => one !== undefined);
  if (figures.length === 0) return undefined;
  return {
    id: 'effects',
    title: 'Means of what matters',
    body: html`${isOpen ? html`<p>No effect stands out from chance: these are the factors that explain most.</p>` : undefined}${figures}`,
  };
}

const mainEffects = (analysis: Analysis): string[] =>
  effects(analysis)
    .filter(({ term }) => partsOf(term, analysis).length === 1)
    .toSorted((a, b) => (b.eta2 ?? 0) - (a.eta2 ?? 0))
    .map(({ term }) => term);

const meanColumns = [number('mean'), number('95% interval from'), number('to'), number('runs')];

const meanCells = ({ mean, lower, upper, n, reason }: EstimatedMean): string[] => {
  const [center = '', ...limits] = formatAlike([mean, lower, upper]);
  return [mean === null ? (reason ?? 'not estimable') : center, ...limits, String(n)];
};

function meansFigure(factor: string, analysis: Analysis, spec: SweepSpec): Markup | undefined {
  const means = ownMeans(analysis, factor, spec).slice(0, levelsMax);
  const known = means.filter(({ mean }) => mean !== null);
  if (known.length === 0) return undefined;
  const { response, references } = analysis;
  const rows = known.map(({ levels, mean, lower, upper }) => ({
    name: levels[factor] ?? '',
    value: mean as number,
    lower,
    upper,
  }));
  const marks = references.flatMap(({ name, mean }) => (mean === null ? [] : [{ name, value: mean }]));
  const over = means[0]?.over === 'valid' ? ', over the combinations that are valid' : '';
  const words = `Means of ${response} by ${factor}: ${rows.map(({ name, value }) => `${name} ${formatFigure(value)}`).join(', ')}.`;
  return figure({
    drawing: intervals(words, rows, { axis: response, marks }),
    caption: `Estimated means of ${response} at each level of ${factor}, with 95% intervals${over}.${notKnown(means, factor)}${marks.length > 0 ? ' Dashed: references, outside the design.' : ''}`,
    table: table(
      `Means of ${response} by ${factor}`,
      [text(factor), ...meanColumns],
      means.map((one) => [one.levels[factor] ?? '', ...meanCells(one)]),
    ),
  });
}

/** Levels that the model says nothing of. */
function notKnown(means: readonly EstimatedMean[], factor: string): string {
  const unknown = means.filter(({ mean }) => mean === null);
  const [first] = unknown;
  if (first === undefined) return '';
  const names = unknown.map(({ levels }) => levels[factor] ?? '');
  const shown = names.length > shownMax ? plural(names.length, 'level') : names.join(', ');
  return ` Without a mean: ${shown} (${first.reason ?? 'not estimable'}).`;
}

interface DrawnInteraction extends Interaction {
  /** What the means are. */
  readonly kind: 'estimated' | 'observed';
}

/** Where combinations without a result keep the model from estimating any mean, the means of the runs themselves. */
function withMeans(
  interaction: Interaction,
  analysis: Analysis,
  trials: ReportData['trials'],
): DrawnInteraction {
  if (interaction.means.some(({ mean }) => mean !== null)) return { ...interaction, kind: 'estimated' };
  const groups = groupRuns(trials, partsOf(interaction.term, analysis), analysis.response);
  const means = groups.map(
    ({ settings, mean, values }): EstimatedMean => ({
      term: interaction.term,
      levels: Object.fromEntries(Object.entries(settings).map(([name, level]) => [name, String(level)])),
      over: 'cells',
      mean,
      se: null,
      df: null,
      lower: null,
      upper: null,
      n: values.length,
      rawMean: mean,
      reason: mean === null ? 'no run has a result' : null,
    }),
  );
  return { ...interaction, means, kind: 'observed' };
}

/** A line for each level of the second factor; an interaction of three or more has a table alone. */
function interactionFigure(
  { term, means, kind }: DrawnInteraction,
  analysis: Analysis,
  spec: SweepSpec,
): Markup | undefined {
  const factors = partsOf(term, analysis);
  const { response } = analysis;
  const title = `Means of ${response} by ${factors.join(' and ')}`;
  const numbers = table(
    title,
    [...factors.map(text), ...meanColumns],
    means.map((one) => [...factors.map((factor) => one.levels[factor] ?? ''), ...meanCells(one)]),
  );
  const [first, second] = byLevels(factors, spec);
  const names = second === undefined ? [] : levelsOf(spec, second);
  if (first === undefined || second === undefined || factors.length !== 2 || names.length > seriesMax)
    return html`<h3>${title}</h3>${numbers}`;
  const levels = levelsOf(spec, first);
  const series = names.map(
    (name): LineSeries => ({
      name,
      points: means
        .flatMap(({ levels: at, mean, lower, upper }) =>
          at[second] === name && mean !== null
            ? [{ x: levels.indexOf(at[first] ?? ''), y: mean, low: lower, high: upper }]
            : [],
        )
        .toSorted((a, b) => a.x - b.x),
    }),
  );
  return figure({
    legend: legend(names.map((name) => `${second} ${name}`)),
    drawing: lines(
      `${title}: what ${first} does depends on ${second}. The table below has the numbers.`,
      series,
      {
        xAxis: first,
        yAxis: response,
        levels,
      },
    ),
    caption: `Interaction of ${first} and ${second}: ${
      kind === 'estimated'
        ? `estimated means of ${response}, with 95% intervals`
        : `means of ${response} over the runs, as the model can estimate none where combinations have no result`
    }.`,
    table: numbers,
  });
}

/** The factor with more levels stands on the axis. */
const byLevels = (factors: readonly string[], spec: SweepSpec): string[] =>
  factors.toSorted((a, b) => levelsOf(spec, b).length - levelsOf(spec, a).length);
