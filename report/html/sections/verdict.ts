import { summarise } from '../../../stats/words/summary.ts';
import { verdict } from '../../../stats/words/verdict.ts';
import { html, shortened } from '../markup.ts';
import { paragraphs } from '../figure.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** What was found in one sentence; below it the description of the sweep and what the analysis says in full. */
export function verdictSection({ primary: { analysis, reason }, spec, remarks }: ReportData): Section {
  const sentence = analysis === undefined ? reason : capitalised(verdict(analysis));
  const words = analysis === undefined ? [] : [...summarise(analysis), ...analysis.notes];
  return {
    id: 'verdict',
    title: 'What was found',
    body: html`<p class="verdict">${shortened(sentence)}</p>
${paragraphs(remarks)}${spec.description.trim() === '' ? undefined : html`<p>${shortened(spec.description)}</p>`}
${words.length === 0 ? undefined : html`<details><summary>In more words, and how sure it is</summary>${paragraphs(words)}</details>`}`,
  };
}

/** The name of a factor keeps its letters. */
const capitalised = (sentence: string): string =>
  sentence.startsWith('no ') ? `N${sentence.slice(1)}` : sentence;
