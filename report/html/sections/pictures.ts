import { formatNumber } from '../../../base/number-text.ts';
import { html, type Markup, shortened } from '../markup.ts';
import type { LevelPictures, ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** What a run in the middle of each level left, not the best of it: so that levels can be compared. */
export function picturesSection({ pictures, primary: { response } }: ReportData): Section | undefined {
  if (pictures.length === 0) return undefined;
  return {
    id: 'samples',
    title: 'Samples by factor level',
    body: html`<p>${`Each picture is of the run whose ${response} lies in the middle of the runs at its level.`}</p>
${pictures.map((one) => ofFactor(one, response))}`,
  };
}

const ofFactor = ({ factor, pictures }: LevelPictures, response: string): Markup => {
  const items = pictures.map(
    ({
      level,
      trial,
      value,
      name,
      mediaType,
      base64,
    }) => html`<li><img src="data:${mediaType};base64,${base64}" alt="${`${name} of run ${trial}, ${factor} ${shortened(level, 80)}`}">
${shortened(level, 80)}<br>${`run ${trial}, ${response} ${formatNumber(value)}`}</li>`,
  );
  return html`<h3>${factor}</h3><ul class="pictures">${items}</ul>`;
};
