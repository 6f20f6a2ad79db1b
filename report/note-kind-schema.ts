import { z } from 'zod';
import type { NoteKind } from '../stats/words/note.ts';

/** Every kind of note: a kind that is missing here does not compile. */
export const noteKind = z.enum({
  interim: 'interim',
  noRows: 'noRows',
  linkedPair: 'linkedPair',
  term: 'term',
  noError: 'noError',
  plotsAsBlocks: 'plotsAsBlocks',
  splitPlot: 'splitPlot',
  plotsAmongRandom: 'plotsAmongRandom',
  unequalPlots: 'unequalPlots',
  rowsUsed: 'rowsUsed',
  pruned: 'pruned',
  unknownOutcomes: 'unknownOutcomes',
  outcomeFound: 'outcomeFound',
  seedsFound: 'seedsFound',
  nestFound: 'nestFound',
  robustLeftOut: 'robustLeftOut',
  worstValueLeftOut: 'worstValueLeftOut',
  linkedPairUntested: 'linkedPairUntested',
  rescaled: 'rescaled',
  infiniteValues: 'infiniteValues',
  numbersAsNames: 'numbersAsNames',
  repeatedReplicates: 'repeatedReplicates',
  repeatedRuns: 'repeatedRuns',
  singleSeed: 'singleSeed',
  completeReplicates: 'completeReplicates',
  interactionsLeftOut: 'interactionsLeftOut',
  referencesLeftOut: 'referencesLeftOut',
  sameDesign: 'sameDesign',
} as const satisfies { readonly [Kind in NoteKind]: Kind });
