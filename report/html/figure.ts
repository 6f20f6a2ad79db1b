/** Figures and tables: a figure has words for those who do not see it, and its numbers in a table behind it. */
import { type Child, html, type Markup, shortened } from './markup.ts';

export interface Figure {
  readonly caption: Child;
  readonly drawing: Markup;
  readonly legend?: Markup | undefined;
  /** The numbers that are drawn. */
  readonly table: Markup;
}

/** On a narrow screen the drawing scrolls by itself, with the keyboard too: made as small as that, nobody could read it. */
export const figure = ({ caption, drawing, legend, table }: Figure): Markup => html`<figure>
${legend}<div class="drawing" role="group" aria-label="Drawing" tabindex="0">${drawing}</div>
<figcaption>${caption}</figcaption>
<details><summary>The numbers of this figure</summary>${table}</details>
</figure>`;

/** A column whose cells stand at the right. */
export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
}

export const text = (title: string): Column => ({ title });
export const number = (title: string): Column => ({ title, isNumber: true });

/** Longest text in a cell. */
const cellMax = 400;

/** The first cell of each row names it. Wide tables scroll by themselves, with the keyboard too. */
export function table(
  label: string,
  columns: readonly Column[],
  rows: readonly (readonly Child[])[],
): Markup {
  const heads = columns.map(
    ({ title, isNumber }) => html`<th scope="col"${isNumber ? numeric : ''}>${title}</th>`,
  );
  const body = rows.map((row) => {
    const cells = columns.map(({ isNumber }, index) => {
      const child = row[index];
      const cell = typeof child === 'string' ? shortened(child, cellMax) : child;
      return index === 0
        ? html`<th scope="row"${isNumber ? numeric : ''}>${cell}</th>`
        : html`<td${isNumber ? numeric : ''}>${cell}</td>`;
    });
    return html`<tr>${cells}</tr>\n`;
  });
  return html`<div class="wide" role="region" aria-label="${shortened(label, cellMax)}" tabindex="0"><table>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody>
</table></div>`;
}

const numeric = html` class="number"`;

export const paragraphs = (sentences: readonly string[]): Markup[] =>
  sentences.map((sentence) => html`<p>${shortened(sentence)}</p>\n`);

/** Text to be copied or read as it is. */
export const listing = (summary: string, content: string): Markup =>
  html`<details><summary>${summary}</summary><pre tabindex="0">${content}</pre></details>`;
