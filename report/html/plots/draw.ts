/** Observable Plot on a document of its own, without a browser: SVG as text. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { html, type Markup, trustedMarkup } from '../markup.ts';

export const plotWidth = 720;

/** Colours of series, as the style defines them; after the last they begin again, with other dashes. */
const seriesColours = 8;

export const seriesColour = (index: number): string => `var(--s${index % seriesColours})`;

const dashes = ['none', '7 4', '2 3', '9 3 2 3', '4 2'];

/** Lines of series differ in their dashes, too. */
export const seriesDash = (index: number): string => dashes[index % dashes.length] as string;

const symbols = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star', 'wye', 'times'] as const;

export const seriesSymbol = (index: number): (typeof symbols)[number] =>
  symbols[index % symbols.length] as (typeof symbols)[number];

/** Width in units of the drawing that the longest of the texts takes, at most `most`. */
export const widthOfTexts = (texts: readonly string[], most = 260): number =>
  Math.min(most, 16 + 7.4 * texts.reduce((longest, { length }) => Math.max(longest, length), 0));

/** What of a drawing's elements is used here. */
interface DrawnElement {
  readonly outerHTML: string;
  querySelectorAll(selector: string): Iterable<DrawnElement>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  remove(): void;
}

/** A name on an axis. */
export const axisName = (name: string, most = 36): string =>
  name.length <= most ? name : `${name.slice(0, most - 1)}…`;

/**
 * A drawing as markup.
 *
 * @param words what it shows, for those who do not see it
 */
export function draw(words: string, options: Plot.PlotOptions): Markup {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = Plot.plot({
    width: plotWidth,
    ...options,
    document,
  });
  const svg = drawn as unknown as DrawnElement;
  // The page's own style does what this one would, and its policy lets no other apply.
  for (const element of svg.querySelectorAll('style')) element.remove();
  for (const element of svg.querySelectorAll('[aria-label], [aria-hidden]')) {
    element.removeAttribute('aria-label');
    element.removeAttribute('aria-hidden');
  }
  svg.removeAttribute('class');
  svg.setAttribute('font-size', '12');
  svg.setAttribute('font-family', 'inherit');
  svg.setAttribute('role', 'img');
  // The words are added by a template, as all text: a serialiser leaves signs in attributes that only quotation marks keep harmless.
  const [begin, rest] = ['<svg', svg.outerHTML.slice('<svg'.length)];
  return html`${trustedMarkup(begin)} aria-label="${words}"${trustedMarkup(rest)}`;
}

export { Plot };
