/**
 * Markup of the report. Whatever stands in a `html` template is escaped unless it is markup already, so that names, messages and
 * notes of others can hold anything: there is no other place where text becomes HTML.
 */
import { withoutControls } from '../../base/plain-text.ts';

/** Text that is HTML already. Only `html`, `joined` and `trustedMarkup` make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: `undefined`, `null` and `false` leave nothing behind. */
export type Child = Markup | string | number | undefined | null | false | readonly Child[];

/**
 * A template whose values are escaped.
 *
 * @throws Error if a value stands where an attribute lacks its quotation marks, as no escaping would hold there
 * @example
 * import { html } from './report/html/markup.ts';
 *
 * html`<p title="${'"a"'}">${'<b>'}</p>`.text; // '<p title="&quot;a&quot;">&lt;b&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...children: readonly Child[]): Markup {
  let text = strings[0] as string;
  for (const [index, child] of children.entries()) {
    if (text.endsWith('=')) throw new Error('the value of an attribute stands without quotation marks');
    text += written(child) + (strings[index + 1] as string);
  }
  return new Markup(text);
}

function written(child: Child): string {
  if (child instanceof Markup) return child.text;
  if (typeof child === 'string') return escaped(child);
  if (typeof child === 'number') return String(child);
  if (child === undefined || child === null || child === false) return '';
  return child.map(written).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Controls and marks that turn the direction of writing become visible marks. */
const escaped = (text: string): string =>
  withoutControls(text.replaceAll('\r\n', '\n')).replaceAll(/[&<>"']/g, (sign) => entities[sign] as string);

/** Markup one after the other. */
export const joined = (parts: readonly Child[], between = ''): Markup =>
  new Markup(parts.map(written).join(between));

/** Markup that this program made whole: its style, and drawings in which every text was set as a text node. For nothing else. */
export const trustedMarkup = (svg: string): Markup => new Markup(svg);

/** Characters of one text that are shown: a note of a megabyte helps nobody. */
const shownMax = 2_000;

/** The text, or its beginning and how long it is. */
export const shortened = (text: string, most = shownMax): string =>
  text.length <= most ? text : `${text.slice(0, most)}… (the beginning of ${text.length} characters)`;
