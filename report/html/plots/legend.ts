import { html, type Markup, shortened } from '../markup.ts';
import { seriesColour, seriesDash } from './draw.ts';

/** What the lines of a figure stand for, each with its colour and dashes. */
export function legend(names: readonly string[]): Markup {
  const items = names.map(
    (name, index) =>
      html`<li><svg width="34" height="12" aria-hidden="true"><line x1="1" x2="33" y1="6" y2="6" stroke="${seriesColour(index)}" stroke-width="2.5" stroke-dasharray="${seriesDash(index)}"/></svg>${shortened(name, 80)}</li>`,
  );
  return html`<ul class="legend">${items}</ul>`;
}
