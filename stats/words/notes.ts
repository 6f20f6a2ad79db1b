import type { Analysis, SplitPlotError } from '../analysis-result.ts';

/** What a reader must know before believing the numbers. */
export function notesFor(analysis: Omit<Analysis, 'notes'>): string[] {
  const notes: string[] = [];
  if (analysis.interim) {
    notes.push('Interim: the sweep still runs, so p-values are descriptive and change with every look.');
  }
  if (analysis.n === 0) notes.push('No row has a response and every factor: nothing to analyse yet.');
  for (const { words, components } of analysis.linkedPairs) if (components.length > 1) notes.push(...words);
  for (const { term, status, reason } of analysis.anova) {
    if (term === 'Residuals' || status === 'ok' || reason === null) continue;
    notes.push(`${term}: ${reason}.`);
  }
  const residuals = analysis.anova.find(({ term }) => term === 'Residuals');
  // Where every term is aliased, none of them says that there is no error either.
  const untold = residuals?.reason && !notes.some((note) => note.includes(residuals.reason ?? ''));
  if (analysis.n > 0 && untold) notes.push(`Residuals: ${residuals.reason}.`);
  if (analysis.splitPlot !== null) notes.push(...splitPlotNotes(analysis.splitPlot));
  notes.push(...missingNotes(analysis));
  return notes;
}

function splitPlotNotes({ terms, count, plots, df, method }: SplitPlotError): string[] {
  if (terms.length === 0) {
    return [
      `Nothing in the model is constant within the whole plots of ${plots}: they are adjusted for, as blocks.`,
    ];
  }
  const notes = [
    `Split plot: ${terms.join(', ')} ${terms.length === 1 ? 'is' : 'are'} tested against what ${count} whole plots differ by (${df} df), everything else against what runs within a plot differ by.`,
  ];
  if (method === 'reml') {
    notes.push(
      'Whole plots do not all hold the same runs: tests between them use REML variances and degrees of freedom by containment, which is approximate.',
    );
  }
  return notes;
}

function missingNotes({ missing }: Omit<Analysis, 'notes'>): string[] {
  const lost = Object.entries(missing.lost);
  if (lost.length === 0) return [];
  const counted = lost.map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  const notes = [`${missing.used} of ${missing.rows} rows are used (${counted}).`];
  if ((missing.lost['pruned'] ?? 0) > 0) {
    notes.push('Pruned rows were stopped early and are left out: what they would have given is not known.');
  }
  return notes;
}
