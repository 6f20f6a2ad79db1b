import { bibliography } from '../../methods/bibliography.ts';
import { designInWords } from '../../methods/design-in-words.ts';
import { methodsInWords } from '../../methods/methods-in-words.ts';
import type { Sweep } from '../../../client/facts.ts';
import { listWords } from '../../../stats/words/wording.ts';
import { anovaLatex } from '../../latex/anova-table.ts';
import { meansLatex } from '../../latex/means-table.ts';
import { listing } from '../figure.ts';
import { html } from '../markup.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** A paragraph on methods, tables and references, to be taken over into a paper. */
export function paperSection({ primary, others, spec, trials, version, sweep, parts }: ReportData): Section {
  const { analysis } = primary;
  const all = [primary, ...others].flatMap((one) => one.analysis ?? []);
  const design = designInWords(spec, trials);
  const measured = scoredInWords(parts?.map((part) => part.sweep) ?? [sweep]);
  const words = [design, ...measured, ...(analysis === undefined ? [] : methodsInWords(analysis, version))];
  const tables = [...all.map(anovaLatex), ...(analysis === undefined ? [] : meansLatex(analysis, spec))];
  return {
    id: 'paper',
    title: 'For a paper',
    body: html`<h3>Methods</h3><p>${words.join(' ')}</p>
${tables.length === 0 ? undefined : html`<h3>Tables for LaTeX (booktabs)</h3>${listing('All tables', tables.join('\n'))}`}
<h3>References</h3>${listing('BibTeX', bibliography(all, version))}`,
  };
}

/** Which responses no run reported itself. */
function scoredInWords(sweeps: readonly Sweep[]): string[] {
  const scored = new Set(
    sweeps.flatMap(({ scoredBy = [] }) => scoredBy.flatMap(({ responses }) => responses)),
  );
  if (scored.size === 0) return [];
  const verb = scored.size === 1 ? 'was' : 'were';
  return [`${listWords([...scored])} ${verb} computed afterwards from the files that the runs had left.`];
}
