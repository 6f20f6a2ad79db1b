import type { Analysis } from '../analysis-result.ts';
import type { Note } from '../words/note.ts';

/** Notes about what is null, where errors are several, although it was asked for or would be there with a single one. */
export function leftOutBySeveralErrors(
  { missing, linkedPairs, goal, splitPlot }: Pick<Analysis, 'missing' | 'linkedPairs' | 'goal' | 'splitPlot'>,
  robust: boolean,
): Note[] {
  const notes: Note[] = robust ? [{ kind: 'robustLeftOut' }] : [];
  if (splitPlot === null) return notes;
  const diverged = missing.lost['diverged'] ?? 0;
  return [
    ...notes,
    ...(diverged > 0 && goal !== null ? [{ kind: 'worstValueLeftOut', diverged } as const] : []),
    ...linkedPairs.map(({ factors }): Note => ({ kind: 'linkedPairUntested', factors })),
  ];
}
