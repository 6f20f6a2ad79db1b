import type { Analysis, AnovaRow } from '../analysis-result.ts';
import type { SplitPlotError } from '../error-result.ts';
import type { Note } from './note.ts';

type WithoutNotes = Omit<Analysis, 'notes' | 'noteKinds'>;

/** The notes that follow from an analysis. */
export function notesFor(analysis: WithoutNotes): Note[] {
  const { interim, n, linkedPairs, anova, splitPlot } = analysis;
  const notes: Note[] = [];
  if (interim) notes.push({ kind: 'interim' });
  if (n === 0) notes.push({ kind: 'noRows' });
  for (const { words, components } of linkedPairs) {
    if (components.length > 1)
      notes.push(...words.map((sentence): Note => ({ kind: 'linkedPair', sentence })));
  }
  for (const { term, status, reason } of anova) {
    if (term === 'Residuals' || status === 'ok' || reason === null) continue;
    notes.push({ kind: 'term', term, reason });
  }
  const reason = residualsOf(anova)?.reason ?? null;
  if (n > 0 && reason !== null && !anova.some((row) => saysThatNoErrorIsLeft(row, analysis))) {
    notes.push({ kind: 'noError', reason });
  }
  for (const { factor, within, absentAt, found } of analysis.nested) {
    const [outer] = within;
    if (found && outer !== undefined)
      notes.push({ kind: 'nestFound', factor, within: outer, levels: absentAt });
  }
  if (splitPlot !== null) notes.push(...splitPlotNotes(splitPlot, anova));
  return [...notes, ...missingNotes(analysis)];
}

const residualsOf = (anova: readonly AnovaRow[]): AnovaRow | undefined =>
  anova.find(({ term }) => term === 'Residuals');

/**
 * True for a term that is untested for the reason that the residuals give. Where every term is aliased, none of them
 * says that there is no error to test against either. A term of whole plots has an error of its own.
 */
export function saysThatNoErrorIsLeft(
  { term, status }: AnovaRow,
  { anova, splitPlot }: Pick<Analysis, 'anova' | 'splitPlot'>,
): boolean {
  if (term === 'Residuals' || status !== residualsOf(anova)?.status) return false;
  const hasOtherError = status === 'noResidual' && splitPlot?.terms.includes(term) === true;
  return !hasOtherError;
}

function splitPlotNotes(
  { terms, count, plots, df, method }: SplitPlotError,
  anova: readonly AnovaRow[],
): Note[] {
  if (terms.length === 0) return [{ kind: 'plotsAsBlocks', plots }];
  const within = anova.some(({ term, p }) => p !== null && term !== 'Residuals' && !terms.includes(term));
  return [
    method === 'reml'
      ? { kind: 'unequalPlots', plots, count }
      : { kind: 'splitPlot', plots, terms, count, df, within },
  ];
}

function missingNotes({ missing: { used, rows, lost, outcomes } }: WithoutNotes): Note[] {
  const notes: Note[] = [];
  const unknown = outcomes.filter(({ meaning }) => meaning === 'unknown');
  if (unknown.length > 0) notes.push({ kind: 'unknownOutcomes', outcomes: unknown });
  if (Object.keys(lost).length === 0) return notes;
  notes.push({ kind: 'rowsUsed', used, rows, lost });
  return (lost['pruned'] ?? 0) > 0 ? [...notes, { kind: 'pruned' }] : notes;
}
