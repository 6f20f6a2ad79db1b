/** What the overview says where there is room for a few lines only: the most important first, one line each. */
import { plainLine } from '../../../base/plain-text.ts';
import { formatFigure } from '../../../base/number-text.ts';
import { percentCell } from '../../../stats/words/cells.ts';
import { primaryAnalysis, shareOfTerm, termsByShare } from '../anova-view.ts';
import { bestCells } from '../best-cells.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, cutLine, muted, span, strong } from '../spans.ts';
import { faultsLines } from './faults-lines.ts';

const termsMax = 4;

export function overviewInWords(model: DashboardModel, width: number, { glyphs }: Look): Line[] {
  const [, failure] = faultsLines(model, { width, height: 2 }, glyphs);
  const lines = [bestInWords(model), driversInWords(model), failure];
  return lines.flatMap((line) => (line === undefined ? [] : [cutLine(line, width, glyphs.ellipsis)]));
}

function bestInWords({ trials, sweep }: DashboardModel): Line | undefined {
  const [best] = bestCells(trials, sweep?.spec);
  return best === undefined
    ? undefined
    : [muted('best '), strong(formatFigure(best.mean), 'good'), span(` ${best.name}`)];
}

/** "93% input, 4% input:scale". */
function driversInWords(model: DashboardModel): Line | undefined {
  const result = primaryAnalysis(model);
  if (result === undefined) return undefined;
  const parts = termsByShare(result.analysis).flatMap(({ term }) => {
    const share = shareOfTerm(term, result.analysis);
    return share === undefined ? [] : [`${percentCell(share.share)} ${plainLine(term)}`];
  });
  return parts.length === 0
    ? undefined
    : [span(parts.slice(0, termsMax).join(', ')), muted(result.interim ? ' (interim)' : '')];
}
