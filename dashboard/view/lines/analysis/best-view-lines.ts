/** Which levels and cells may be the best: Hsu's comparisons of each with the best of the others, 95%. */
import { plainLine } from '../../../../base/plain-text.ts';
import { plural } from '../../../../base/plural.ts';
import { intervalPlot } from '../../bar.ts';
import { formatColumn } from '../../format-number.ts';
import type { Glyphs } from '../../glyphs.ts';
import { type Area, columnsOf } from '../../layout.ts';
import { levelsName } from '../../levels-name.ts';
import { fullAnswer } from '../../questions-wanted.ts';
import { type Line, blank, cutLine, muted, span } from '../../spans.ts';
import { beside, type Column, columnWidths, row } from '../../table.ts';
import { widthOf } from '../../text-width.ts';
import type { Subject } from './subject.ts';

/** One candidate, compared with the best of the others. */
interface Candidate {
  readonly name: string;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly mayBeBest: boolean;
}

const cellsMax = 40;

export function bestViewLines({ model, spec, goal, look }: Subject, { width }: Area): Line[] {
  const { glyphs } = look;
  if (goal === undefined) return [[muted('the sweep file names no goal of this response: nothing is best')]];
  const answer = fullAnswer(model);
  if (answer === undefined) return [[muted('on its way')]];
  const { bestLevels, best } = answer.analysis;
  const widths = columnsOf(width);
  const own = widths[0] ?? width;
  const factors = bestLevels.flatMap(({ term, levels, reason }) =>
    candidateLines(
      `levels of ${plainLine(term)}`,
      levels.map((one) => ({ ...one, name: plainLine(one.level) })),
      reason,
      own,
      glyphs,
    ),
  );
  const sign = goal === 'minimize' ? 1 : -1;
  const candidates = (best?.cells.cells ?? [])
    .map((one) => ({ ...one, name: levelsName(one.levels, spec) }))
    .sort((a, b) => sign * (a.difference - b.difference));
  const count = candidates.filter(({ mayBeBest }) => mayBeBest).length;
  const cells =
    best === null
      ? []
      : candidateLines(
          candidates.length === 0 ? 'cells' : `cells: ${count} of ${candidates.length} may be the best`,
          candidates.slice(0, cellsMax),
          best.cells.reason,
          widths[1] ?? own,
          glyphs,
          candidates.length - cellsMax,
        );
  const head: Line = [
    muted(`less the best of the others, 95% for all at once (Hsu); `),
    span(glyphs.best, 'good'),
    muted(' may be the best'),
  ];
  const body = widths.length === 1 ? [...factors, ...cells] : beside(factors, cells, own, 4);
  return [cutLine(head, width, glyphs.ellipsis), blank, ...body];
}

function candidateLines(
  title: string,
  candidates: readonly Candidate[],
  reason: string | null,
  width: number,
  glyphs: Glyphs,
  more = 0,
): Line[] {
  if (candidates.length === 0)
    return [
      [muted(title)],
      cutLine([muted(plainLine(reason ?? 'nothing to compare'))], width, glyphs.ellipsis),
      blank,
    ];
  const values = formatColumn(candidates.map(({ difference }) => difference));
  const columns: Column[] = [
    { title: '', width: 1, importance: 9 },
    {
      title: '',
      width: Math.min(40, Math.max(6, ...candidates.map(({ name }) => widthOf(name)))),
      least: 6,
      importance: 8,
    },
    { title: '', width: Math.max(6, ...values.map((text) => text.length)), align: 'right', importance: 7 },
    { title: '', width: Math.min(48, Math.max(12, width - 56)), importance: 6 },
  ];
  const widths = columnWidths(columns, width);
  const low = Math.min(0, ...candidates.map(({ lower }) => lower));
  const high = Math.max(0, ...candidates.map(({ upper }) => upper));
  const lines = candidates.map(({ name, difference, lower, upper, mayBeBest }, at) =>
    row(
      columns,
      widths,
      [
        span(mayBeBest ? glyphs.best : '', 'good'),
        mayBeBest ? span(name) : muted(name),
        mayBeBest ? span(values[at] ?? '') : muted(values[at] ?? ''),
        span(
          intervalPlot({ mean: difference, lower, upper }, { low, high }, widths[3] ?? 0, glyphs),
          mayBeBest ? 'accent' : 'muted',
        ),
      ],
      glyphs.ellipsis,
    ),
  );
  const rest: Line[] = more > 0 ? [[muted(`and ${plural(more, 'further one')}`)]] : [];
  return [[muted(title)], ...lines, ...rest, blank];
}
