/** How the evidence for each factor grew with the results, and where it is enough. */
import { plainLine } from '../../../../base/plain-text.ts';
import type { Evidence } from '../../../../stats/analysis-result.ts';
import { eText, figureOf, isDecided } from '../../../../stats/sequential/decision.ts';
import { pCell } from '../../../../stats/words/cells.ts';
import type { Point } from '../../canvas.ts';
import { type ChartSeries, chartLines } from '../../chart.ts';
import type { Glyphs } from '../../glyphs.ts';
import type { Area } from '../../layout.ts';
import { answerTo, type EvidenceLook } from '../../question.ts';
import { type Line, blank, cutLine, muted, seriesTone, span, strong } from '../../spans.ts';
import { widthOf, wrapText } from '../../text-width.ts';
import type { Subject } from './subject.ts';

const alphaDefault = 0.05;
/** Evidence beyond this says nothing more, and would press the threshold to the floor. */
const decadesMax = 6;

export function evidenceViewLines(
  { model, spec, response, result, look }: Subject,
  { width, height }: Area,
): Line[] {
  const { glyphs } = look;
  const alpha = spec.stop?.alpha ?? alphaDefault;
  const answer = answerTo<'evidence'>(model, { kind: 'evidence', response });
  if (spec.prune !== undefined)
    return sentence(
      'Trials that are stopped early are stopped for their results: then nothing can be said while the sweep runs.',
      width,
    );
  if (answer === undefined) return [[muted('on its way')]];
  const looks = answer.looks.filter(({ evidence }) => evidence.length > 0);
  const now = looks.at(-1)?.evidence ?? result?.analysis.evidence ?? [];
  if (now.length === 0)
    return sentence('There is no evidence yet that may be looked at while the sweep runs.', width);
  const isPlanned = now.some(({ look: one }) => one !== null);
  const legend = now.map((one, at) => legendLine(one, at, alpha, glyphs));
  const rows = Math.min(24, height - legend.length - 4);
  const last = looks.at(-1)?.results ?? 1;
  const threshold = -Math.log10(alpha);
  // The axis begins where nothing is known: E 1, or p 1.
  const guide = [
    { x: 0, y: threshold },
    { x: last, y: threshold },
  ];
  const start = [{ x: 0, y: 0 }];
  const series = now.map(({ term }, at) => seriesOf(term, at, looks, glyphs));
  const hasPoints = series.some(({ points }) => points.length > 0);
  const chart = chartLines(
    hasPoints ? series : [],
    { width, height: rows, guides: hasPoints ? [guide, start] : [], label: (y) => levelText(y, isPlanned) },
    glyphs,
  );
  const head: Line = [
    muted(isPlanned ? 'p at planned looks, over results' : 'E over results, at any look'),
    muted(`   line: ${isPlanned ? `p ${alpha}` : `E ${Math.round(1 / alpha)}`} is enough`),
    muted(answer.isWhole ? '' : '   the rest is on its way'),
  ];
  return [
    cutLine(head, width, glyphs.ellipsis),
    ...(chart.length === 0 ? [] : [...chart, blank]),
    ...legend.map((line) => cutLine(line, width, glyphs.ellipsis)),
    ...(hasPoints && chart.length === 0 ? [[muted('a larger window draws how it grew')]] : []),
  ];
}

const sentence = (text: string, width: number): Line[] =>
  wrapText(text, width).map((line): Line => [muted(line)]);

/** Powers of ten: of E, or of 1 / p. */
function heightOf({ logE, p }: Evidence): number | undefined {
  if (logE !== null) return Math.max(-2, Math.min(decadesMax, logE / Math.LN10));
  return p === null ? undefined : Math.min(decadesMax, -Math.log10(Math.max(p, 1e-300)));
}

const levelText = (y: number, isPlanned: boolean): string =>
  isPlanned ? `p ${pCell(10 ** -y)}` : `E ${eText(y * Math.LN10)}`;

function seriesOf(term: string, at: number, looks: readonly EvidenceLook[], glyphs: Glyphs): ChartSeries {
  const points = looks.flatMap(({ results, evidence }): Point[] => {
    const own = evidence.find((one) => one.term === term);
    const y = own === undefined ? undefined : heightOf(own);
    return y === undefined ? [] : [{ x: results, y }];
  });
  return { points, tone: seriesTone(at), mark: glyphs.series[at % glyphs.series.length], isJoined: true };
}

function legendLine(one: Evidence, at: number, alpha: number, glyphs: Glyphs): Line {
  const name = plainLine(one.term);
  const mark = span(`${glyphs.series[at % glyphs.series.length] ?? ''} `, seriesTone(at));
  const space = ' '.repeat(Math.max(1, 18 - widthOf(name)));
  if (one.p === null) return [mark, span(name), muted(`${space}nothing to say yet`)];
  return isDecided(one, alpha)
    ? [mark, span(name + space), strong('enough', 'good'), muted(`   ${figureOf(one)}`)]
    : [mark, span(name + space), muted(`not yet  ${figureOf(one)}`)];
}
