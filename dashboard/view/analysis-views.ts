/** The views of the analysis, with the key of each, in the order in which they are listed. */
import type { AnalysisView } from './model.ts';

export const viewKeys: readonly (readonly [key: string, view: AnalysisView, title: string])[] = [
  ['t', 'table', 'table'],
  ['m', 'means', 'means'],
  ['i', 'interaction', 'interaction'],
  ['h', 'heat', 'heat map'],
  ['r', 'residuals', 'residuals'],
  ['b', 'best', 'best'],
  ['e', 'evidence', 'evidence'],
];
