/** Two factors as a map: the mean of each combination, shaded; what cannot be, was not run, failed or was stopped has a mark of its own. */
import { plainLine } from '../../../../base/plain-text.ts';
import { plural } from '../../../../base/plural.ts';
import type { PairCell, PairTable } from '../../../../stats/outcome/pair-table.ts';
import { chosenPair, variedFactors } from '../../factor-pair.ts';
import { formatColumn } from '../../format-number.ts';
import type { Glyphs } from '../../glyphs.ts';
import type { Area } from '../../layout.ts';
import { type PairCandidates, pairsThatMayBeBest } from '../../pairs-that-may-be-best.ts';
import { fullAnswer, pairAnswer } from '../../questions-wanted.ts';
import { type Line, type Span, blank, cutLine, lineWidth, muted, span, strong } from '../../spans.ts';
import { fitText, widthOf } from '../../text-width.ts';
import type { Subject } from './subject.ts';

const nameMax = 20;
const gap = 2;

export function heatLines(subject: Subject, { width }: Area): Line[] {
  const { model, spec, look } = subject;
  const { glyphs } = look;
  const pair = chosenPair(model);
  if (pair === undefined) return [[muted('a map takes two factors that vary')]];
  const name = `${plainLine(pair.across)} ${glyphs.times} ${plainLine(pair.down)}`;
  const table = pairAnswer(model)?.table;
  if (table === undefined) return [[strong(name)], [muted('on its way')]];
  const others = variedFactors(spec).length - 2;
  const over = others > 0 ? `, over the levels of ${plural(others, 'other factor')}` : '';
  const head: Line = [strong(name), muted(`   means of the runs${over}`)];
  const analysis = fullAnswer(model)?.analysis;
  const candidates = analysis && pairsThatMayBeBest(analysis, pair, variedFactors(spec));
  const map = new HeatMap(subject, table, candidates);
  return [head, ...map.rows(width), blank, ...map.legend(width)].map((line) =>
    cutLine(line, width, glyphs.ellipsis),
  );
}

/** What stands in a cell. */
type CellKind = 'impossible' | 'open' | 'failed' | 'censored' | 'mean';

function kindOf(cell: PairCell | null): CellKind {
  if (cell === null) return 'impossible';
  if (cell.n > 0) return 'mean';
  if (cell.failed > 0) return 'failed';
  return cell.censored > 0 ? 'censored' : 'open';
}

class HeatMap {
  readonly #subject: Subject;
  readonly #table: PairTable;
  /** Undefined where nothing says which may be the best. */
  readonly #candidates: PairCandidates | undefined;
  readonly #texts: readonly string[];
  readonly #best: string | undefined;
  readonly #low: number;
  readonly #high: number;

  constructor(subject: Subject, table: PairTable, candidates: PairCandidates | undefined) {
    this.#subject = subject;
    this.#table = table;
    this.#candidates = candidates;
    const means = table.cells.flat().map((cell) => cell?.mean ?? Number.NaN);
    this.#texts = formatColumn(means);
    const known = means.filter(Number.isFinite);
    this.#low = known.reduce((least, mean) => Math.min(least, mean), Number.POSITIVE_INFINITY);
    this.#high = known.reduce((most, mean) => Math.max(most, mean), Number.NEGATIVE_INFINITY);
    const best = subject.goal === 'minimize' ? this.#low : this.#high;
    // Those that print the same figure as the best are not told from it.
    this.#best =
      subject.goal === undefined || known.length === 0 ? undefined : this.#texts[means.indexOf(best)];
  }

  rows(width: number): Line[] {
    const { across, down, cells } = this.#table;
    const { ellipsis } = this.#subject.look.glyphs;
    const nameWidth = Math.min(
      nameMax,
      Math.max(...[down.name, ...down.levels].map((name) => widthOf(plainLine(name)))),
    );
    const textWidth = Math.max(
      3,
      ...this.#texts.map((text) => text.length),
      ...across.levels.map((level) => Math.min(10, widthOf(plainLine(level)))),
    );
    // Shade, figure and mark.
    const cellWidth = 2 + textWidth + 2;
    const fitting = Math.max(1, Math.floor((width - nameWidth) / (cellWidth + gap)));
    const shown = across.levels.slice(0, fitting);
    const title: Line = [
      muted(fitText(plainLine(down.name), nameWidth, 'left', ellipsis)),
      ...shown.map((level) =>
        muted(`${' '.repeat(gap + 2)}${fitText(plainLine(level), textWidth, 'right', ellipsis)}  `),
      ),
    ];
    const rows = down.levels.map(
      (level, row): Line => [
        muted(fitText(plainLine(level), nameWidth, 'left', ellipsis)),
        ...shown.flatMap((_, column) => this.#cell(cells[row]?.[column] ?? null, row, column, textWidth)),
      ],
    );
    const more = across.levels.length - shown.length;
    const rest =
      more > 0
        ? [[muted(`${plural(more, 'more level')} of ${plainLine(across.name)}: a wider window shows them`)]]
        : [];
    return [title, ...rows, ...rest];
  }

  #cell(cell: PairCell | null, row: number, column: number, width: number): Span[] {
    const { glyphs } = this.#subject.look;
    const kind = kindOf(cell);
    const space = span(' '.repeat(gap));
    if (kind !== 'mean' || cell === null) {
      const { glyph, tone } = markOf(kind, glyphs);
      return [space, { ...span(`  ${fitText(glyph, width, 'right')}  `), tone }];
    }
    const text = this.#texts[row * this.#table.across.levels.length + column] ?? '';
    const isBest = text === this.#best;
    const lost = cell.failed > 0 ? span(glyphs.failed, 'bad') : span(' ');
    const figure = fitText(text, width, 'right');
    return [
      space,
      span(`${this.#shade(cell.mean ?? 0)} `, 'accent'),
      isBest ? strong(figure, 'good') : span(figure),
      this.#isMarked(row, column, isBest) ? strong(glyphs.best, 'good') : span(' '),
      lost,
    ];
  }

  /** What may be the best; where nothing says that, what prints the same figure as the best. */
  #isMarked(row: number, column: number, isBest: boolean): boolean {
    const { across, down } = this.#table;
    return this.#candidates?.has(across.levels[column] ?? '', down.levels[row] ?? '') ?? isBest;
  }

  /** The better, the fuller. */
  #shade(mean: number): string {
    const { shades } = this.#subject.look.glyphs;
    const extent = this.#high - this.#low;
    const share = extent > 0 ? (mean - this.#low) / extent : 1;
    const better = this.#subject.goal === 'minimize' ? 1 - share : share;
    return shades[Math.min(shades.length - 1, Math.floor(better * shades.length))] ?? ' ';
  }

  #bestInWords(): string {
    const { across, cells } = this.#table;
    const marked = this.#texts.filter((text, at) => {
      const [row, column] = [Math.floor(at / across.levels.length), at % across.levels.length];
      const isMean = kindOf(cells[row]?.[column] ?? null) === 'mean';
      return isMean && this.#isMarked(row, column, text === this.#best);
    }).length;
    if (this.#candidates === undefined)
      return marked > 1 ? `the best: ${marked} cells print the same` : 'the best';
    const whose = this.#candidates.by === 'cells' ? 'may' : 'both levels may';
    return `${whose} be the best (Hsu, 95%): ${plural(marked, 'cell')}`;
  }

  /** Only what the map has. */
  legend(width: number): Line[] {
    const { glyphs } = this.#subject.look;
    const cells = this.#table.cells.flat();
    const kinds = new Set(cells.map(kindOf));
    const meaning: Readonly<Record<Exclude<CellKind, 'mean'>, string>> = {
      impossible: this.#subject.spec.fraction === undefined ? 'cannot be' : 'not in the fraction that is run',
      open: 'not run yet',
      failed: 'failed',
      censored: 'stopped early',
    };
    const parts = (['impossible', 'open', 'failed', 'censored'] as const)
      .filter((kind) => kinds.has(kind))
      .flatMap((kind): Span[] => {
        const { glyph, tone } = markOf(kind, glyphs);
        return [{ ...span(glyph), tone }, muted(` ${meaning[kind]}   `)];
      });
    const best: Line =
      this.#best === undefined ? [] : [span(glyphs.best, 'good'), muted(` ${this.#bestInWords()}   `)];
    const lost = cells.some((cell) => cell !== null && cell.n > 0 && cell.failed > 0)
      ? [span(glyphs.failed, 'bad'), muted(' beside a mean: some of its runs failed')]
      : [];
    const line = [...best, ...parts, ...lost];
    if (line.length === 0) return [];
    return lineWidth(line) <= width || lost.length === 0 ? [line] : [[...best, ...parts], lost];
  }
}

function markOf(
  kind: Exclude<CellKind, 'mean'> | CellKind,
  glyphs: Glyphs,
): { readonly glyph: string; readonly tone: Span['tone'] } {
  switch (kind) {
    case 'impossible':
      return { glyph: glyphs.dot, tone: 'muted' };
    case 'open':
      return { glyph: glyphs.queued, tone: undefined };
    case 'failed':
      return { glyph: glyphs.failed, tone: 'bad' };
    case 'censored':
      return { glyph: glyphs.pruned, tone: 'warn' };
    case 'mean':
      return { glyph: '', tone: undefined };
    default:
      return kind satisfies never;
  }
}
