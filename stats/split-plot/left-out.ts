import type { Analysis } from '../analysis-result.ts';
import { divergedOutcomes } from '../worst-value.ts';

/** What is null in the analysis of a split plot although it was asked for, or would be there without the plots. */
export function leftOutOfSplitPlot(
  { missing, linkedPairs, goal }: Omit<Analysis, 'notes'>,
  robust: boolean,
): string[] {
  const notes: string[] = [];
  if (robust) {
    notes.push(
      'Robust tests are left out: they take runs for independent, and runs of one whole plot are not.',
    );
  }
  const diverged = divergedOutcomes.reduce((sum, outcome) => sum + (missing.lost[outcome] ?? 0), 0);
  if (diverged > 0 && goal !== null) {
    notes.push(
      `What the worst value in place of ${diverged} diverged ${diverged === 1 ? 'run' : 'runs'} would change is left out: it is worked out for a single error, and a split plot has two.`,
    );
  }
  for (const { factors } of linkedPairs) {
    notes.push(
      `The parts of ${factors.join(' and ')} are not tested: their tests are made for a single error, and a split plot has two.`,
    );
  }
  return notes;
}
