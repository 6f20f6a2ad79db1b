import type { Analysis } from '../analysis-result.ts';
import type { Note } from '../words/note.ts';

/** Notes about what is null in the analysis of a split plot although it was asked for, or would be there without the plots. */
export function leftOutOfSplitPlot(
  { missing, linkedPairs, goal }: Pick<Analysis, 'missing' | 'linkedPairs' | 'goal'>,
  robust: boolean,
): Note[] {
  const diverged = missing.lost['diverged'] ?? 0;
  return [
    ...(robust ? [{ kind: 'robustLeftOut' } as const] : []),
    ...(diverged > 0 && goal !== null ? [{ kind: 'worstValueLeftOut', diverged } as const] : []),
    ...linkedPairs.map(({ factors }): Note => ({ kind: 'linkedPairUntested', factors })),
  ];
}
