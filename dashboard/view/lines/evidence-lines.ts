/** While the sweep runs: which factors have evidence enough, by the measure that may be looked at all the time. */
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import { eText } from '../../../stats/sequential/decision.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { type Line, blank, cutLine, muted, span, strong } from '../spans.ts';
import { plainLine, widthOf } from '../text-width.ts';

const alphaDefault = 0.05;

export function evidenceLines(
  { evidence }: Analysis,
  spec: SweepSpec,
  width: number,
  ellipsis: string,
): Line[] {
  if (evidence.length === 0) return [];
  const alpha = spec.stop?.alpha ?? alphaDefault;
  const nameWidth = Math.min(24, Math.max(...evidence.map(({ term }) => widthOf(plainLine(term)))));
  const lines = evidence.map(({ term, logE }): Line => {
    const name = plainLine(term);
    const gap = ' '.repeat(Math.max(0, nameWidth - widthOf(name)) + 2);
    if (logE === null) return [muted(`${name}${gap}nothing to say yet`)];
    const e = `E ${eText(logE)}`;
    return logE >= -Math.log(alpha)
      ? [span(name), muted(gap), strong('enough', 'good'), muted(`   ${e}`)]
      : [span(name), muted(`${gap}not yet  ${e}`)];
  });
  const head: Line = [muted(`evidence, however often one looks   enough at E ${Math.round(1 / alpha)}`)];
  const why: Line = [muted('lags behind p, because it may be looked at after every run')];
  return [head, ...lines, why, blank].map((line) => cutLine(line, width, ellipsis));
}
