import type { Analysis } from '../../stats/analysis-result.ts';

/** Methods that a paper has to name, where an analysis rests on them. */
export type Method =
  | 'holm'
  | 'tukeyKramer'
  | 'dunnett'
  | 'hsu'
  | 'kenwardRoger'
  | 'satterthwaite'
  | 'greenhouseGeisser'
  | 'lenth'
  | 'brownForsythe'
  | 'shapiroWilk'
  | 'noncentral'
  | 'eProcess';

/** In a fixed order. */
export function methodsUsed(analysis: Analysis): Method[] {
  const { anova, comparisons, interactions, bestLevels, best, assumptions, lenth, sphericity, interim } =
    analysis;
  const compared = [...comparisons, ...interactions.flatMap((one) => one.comparisons)];
  const against = (part: string): boolean => anova.some(({ error }) => error?.includes(part) === true);
  const isFractional = anova.some(({ denDf }) => denDf !== null && !Number.isInteger(denDf));
  const used: readonly (readonly [Method, boolean])[] = [
    ['holm', anova.some(({ pAdjusted }) => pAdjusted !== null)],
    ['tukeyKramer', compared.some(({ method }) => method === 'tukey-kramer')],
    ['dunnett', compared.some(({ method }) => method === 'dunnett')],
    ['hsu', bestLevels.some(({ levels }) => levels.length > 0) || (best?.cells.cells.length ?? 0) > 0],
    ['kenwardRoger', against('Kenward-Roger')],
    ['satterthwaite', isFractional && !against('Kenward-Roger')],
    ['greenhouseGeisser', sphericity.some(({ pGreenhouseGeisser }) => pGreenhouseGeisser !== null)],
    ['lenth', lenth !== null],
    ['brownForsythe', assumptions.equalVariance !== null],
    ['shapiroWilk', assumptions.normality !== null],
    ['noncentral', anova.some(({ partialEta2Interval }) => partialEta2Interval !== null)],
    ['eProcess', interim && analysis.evidence.length > 0],
  ];
  return used.flatMap(([method, isUsed]) => (isUsed ? [method] : []));
}
