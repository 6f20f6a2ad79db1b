import { formatNumber } from '../../base/number-text.ts';
import type { Analysis } from '../analysis-result.ts';
import { effectName } from '../anova/half-normal.ts';
import type { LenthEffect } from '../anova/lenth.ts';
import { listWords } from './wording.ts';

/** Which effects of an unreplicated design stand out from the bulk of small ones. */
export function lenthInWords({ lenth, anova, n }: Analysis): string[] {
  if (lenth === null) return [];
  const beyond = (margin: number): LenthEffect[] =>
    lenth.effects.filter(({ effect }) => Math.abs(effect) > margin);
  const [sure, likely] = [beyond(lenth.sme), beyond(lenth.me)];
  // Where the model leaves enough to test against, its F tests say the same with more power, but of its own terms alone.
  const residualDf = anova.at(-1)?.df ?? 0;
  if (residualDf > n / 4) return leftOutInWords(sure, anova);
  const first = `Each setting was run once, so the many small effects stand in for the error (Lenth's method): chance alone makes an effect up to ${formatNumber(lenth.me, 3)} when it is looked at alone, and the largest of all ${lenth.effects.length} up to ${formatNumber(lenth.sme, 3)}.`;
  if (likely.length === 0) return [`${first} No effect is larger.`];
  const only = likely.filter((one) => !sure.includes(one));
  const parts = [
    ...(sure.length === 0 ? [] : [`${namesOf(sure)} ${sure.length === 1 ? 'is' : 'are'} beyond both`]),
    ...(only.length === 0
      ? []
      : [`${namesOf(only)} ${only.length === 1 ? 'is' : 'are'} beyond the first only`]),
  ];
  return [`${first} ${parts.join('; ')}.${aliasesInWords(likely)}`];
}

const namesOf = (effects: readonly LenthEffect[]): string => listWords(effects.map(effectName));

const aliasesInWords = (effects: readonly LenthEffect[]): string =>
  effects.some(({ aliasedWith }) => aliasedWith !== undefined)
    ? ' These runs cannot tell a term from those in its brackets.'
    : '';

/** Effects that stand out and are no terms of the model: their size is in its residuals. */
function leftOutInWords(sure: readonly LenthEffect[], anova: Analysis['anova']): string[] {
  const terms = new Set(anova.map(({ term }) => term));
  const out = sure.filter(
    ({ term, aliasedWith = [] }) => ![term, ...aliasedWith].some((one) => terms.has(one)),
  );
  if (out.length === 0) return [];
  const [is, it] = out.length === 1 ? ['stands', 'it'] : ['stand', 'them'];
  return [
    `${namesOf(out)} ${is} out among the effects of single runs (Lenth's method), and the model leaves ${it} out: put ${it} in with --formula.${aliasesInWords(out)}`,
  ];
}
