import { formatNumber } from '../../base/number-text.ts';
import type { Analysis } from '../analysis-result.ts';
import { listWords } from './wording.ts';

/** Which effects of an unreplicated design stand out from the bulk of small ones. */
export function lenthInWords({ lenth, anova, n }: Analysis): string[] {
  // Where the model leaves enough to test against, its F tests say the same with more power.
  const residualDf = anova.at(-1)?.df ?? 0;
  if (lenth === null || residualDf > n / 4) return [];
  const beyond = (margin: number): string[] =>
    lenth.effects.filter(({ effect }) => Math.abs(effect) > margin).map(({ term }) => term);
  const [sure, likely] = [beyond(lenth.sme), beyond(lenth.me)];
  const first = `Each setting was run once, so the many small effects stand in for the error (Lenth's method): chance alone makes an effect up to ${formatNumber(lenth.me, 3)} when it is looked at alone, and the largest of all ${lenth.effects.length} up to ${formatNumber(lenth.sme, 3)}.`;
  if (likely.length === 0) return [`${first} No effect is larger.`];
  const only = likely.filter((term) => !sure.includes(term));
  const parts = [
    ...(sure.length === 0 ? [] : [`${listWords(sure)} ${sure.length === 1 ? 'is' : 'are'} beyond both`]),
    ...(only.length === 0
      ? []
      : [`${listWords(only)} ${only.length === 1 ? 'is' : 'are'} beyond the first only`]),
  ];
  return [`${first} ${parts.join('; ')}.`];
}
