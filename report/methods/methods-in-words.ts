import type { Analysis } from '../../stats/analysis-result.ts';
import { listWords } from '../../stats/words/wording.ts';
import { methodsUsed } from './methods-used.ts';

/** How a response was analysed, as the methods section of a paper says it: a sentence each. */
export function methodsInWords(analysis: Analysis, version: string): string[] {
  const { response, formula, type, block, counts, random, familySize, interim, sweeps, splitPlot } = analysis;
  const used = methodsUsed(analysis);
  const has = (method: (typeof used)[number]): boolean => used.includes(method);
  const numeral = { 1: 'I', 2: 'II', 3: 'III' }[type];
  const model =
    counts === null
      ? random.length > 0
        ? `${response} was analysed with a mixed model, ${formula}, in which ${listWords(random)} ${random.length === 1 ? 'is' : 'are'} random`
        : `${response} was analysed by analysis of variance with type ${numeral} sums of squares, ${formula}`
      : `${response} was analysed by ${counts.family === 'poisson' ? 'Poisson' : 'logistic'} regression, ${formula}, with likelihood-ratio tests`;
  const errors = has('kenwardRoger')
    ? [
        'Variances were estimated by restricted maximum likelihood, and tests have denominator degrees of freedom by the method of Kenward and Roger.',
      ]
    : has('satterthwaite')
      ? ['Denominator degrees of freedom are those of Satterthwaite.']
      : [];
  const comparisons = [
    ...(has('tukeyKramer') ? ['pairs of levels by the method of Tukey and Kramer'] : []),
    ...(has('dunnett') ? ["levels with a control by Dunnett's method"] : []),
    ...(has('hsu') ? ["levels and cells with the best of the others by Hsu's method"] : []),
  ];
  return [
    `${model}${block === null ? '' : `; ${block} was a block`}.`,
    ...(splitPlot !== null && splitPlot.terms.length > 0
      ? [
          `${listWords(splitPlot.terms)} ${splitPlot.terms.length === 1 ? 'was' : 'were'} tested against the variation between whole plots.`,
        ]
      : []),
    ...errors,
    ...(has('holm') ? [`p-values were adjusted by Holm's method over ${familySize} tests.`] : []),
    ...(comparisons.length > 0
      ? [`We compared ${listWords(comparisons)}; intervals have 95% confidence.`]
      : []),
    ...(has('greenhouseGeisser')
      ? [
          "Where Mauchly's test rejected sphericity, degrees of freedom were corrected by the method of Greenhouse and Geisser.",
        ]
      : []),
    ...(sweeps === undefined
      ? []
      : [
          'Whether an effect is the same in all sweeps was tested by the interaction of each factor with the sweep, in a model that has these interactions besides.',
        ]),
    ...(interim ? ['The sweep still ran when this was written: all p-values are descriptive.'] : []),
    `Runs were planned, dispatched and analysed with Yates ${version}.`,
  ];
}
