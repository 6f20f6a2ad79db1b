/** The effects of an unreplicated design, the largest first: a half-normal plot in a table. */
import { formatNumber } from '../../base/number-text.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { effectName } from '../../stats/anova/half-normal.ts';
import { normalUpperQuantile } from '../../stats/distributions/normal.ts';
import { type Drawing, bar, cut, grid } from './grid.ts';

/** Effects that are listed. */
const listedMax = 24;

export function lenthSection({ lenth }: Pick<Analysis, 'lenth'>, drawing: Drawing): string[] {
  if (lenth === null) return [];
  const { effects, pse, me, sme } = lenth;
  const sorted = effects.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const largest = Math.abs(sorted[0]?.effect ?? 1);
  const rows = sorted.slice(0, listedMax).map(({ effect, ...one }, place) => {
    const size = Math.abs(effect);
    const share = (sorted.length - place - 0.5) / sorted.length;
    return [
      cut(effectName(one), 36),
      formatNumber(effect),
      normalUpperQuantile((1 - share) / 2).toFixed(2),
      size > sme ? 'beyond both' : size > me ? 'beyond ME' : '',
      bar(size / largest, 20, drawing),
    ];
  });
  const hidden = sorted.length - rows.length;
  return [
    'Effects of single runs: second level of the means below, less the first',
    ...grid(
      [['effect of', 'effect', 'half-normal', '', ''], ...rows],
      ['left', 'right', 'right', 'left', 'left'],
    ),
    ...(hidden > 0 ? [`  and ${hidden} smaller ones; --json has them all`] : []),
    `  Lenth: pseudo standard error ${formatNumber(pse, 3)}, ME ${formatNumber(me, 3)} for one effect, ${formatNumber(sme, 3)} for all`,
  ];
}
