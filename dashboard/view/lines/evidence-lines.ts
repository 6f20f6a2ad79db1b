/** While the sweep runs: which factors have evidence enough, by the measure that may be looked at all the time. */
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { figureOf, isDecided } from '../../../stats/sequential/decision.ts';
import { type Line, blank, cutLine, muted, span, strong } from '../spans.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { widthOf } from '../text-width.ts';

const alphaDefault = 0.05;

export function evidenceLines(
  { evidence, seeds }: Pick<Analysis, 'evidence' | 'seeds'>,
  spec: SweepSpec,
  width: number,
  ellipsis: string,
): Line[] {
  if (evidence.length === 0) return [];
  const alpha = spec.stop?.alpha ?? alphaDefault;
  const nameWidth = Math.min(24, Math.max(...evidence.map(({ term }) => widthOf(plainLine(term)))));
  const lines = evidence.map((one): Line => {
    const name = plainLine(one.term);
    const gap = ' '.repeat(Math.max(0, nameWidth - widthOf(name)) + 2);
    if (one.p === null) return [muted(`${name}${gap}nothing to say yet`)];
    return isDecided(one, alpha)
      ? [span(name), muted(gap), strong('enough', 'good'), muted(`   ${figureOf(one)}`)]
      : [span(name), muted(`${gap}not yet  ${figureOf(one)}`)];
  });
  const isPlanned = evidence.some(({ look }) => look !== null);
  const head = isPlanned
    ? `evidence, one look after each replicate   enough at p ${alpha}`
    : `evidence, however often one looks   enough at E ${Math.round(1 / alpha)}`;
  const why = isPlanned
    ? 'lags behind p of the table, because all planned looks share the level'
    : seeds === null
      ? 'lags behind p, because it may be looked at after every run'
      : 'lags behind p, because it may be looked at after every complete replicate';
  return [[muted(head)], ...lines, [muted(why)], blank].map((line) => cutLine(line, width, ellipsis));
}
