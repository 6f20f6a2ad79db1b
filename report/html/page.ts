/** The report as one HTML file: no script, nothing from outside, and a policy that forbids both. */
import { createHash } from 'node:crypto';
import { isoTime } from '../export/iso-time.ts';
import { html, type Markup, shortened, trustedMarkup } from './markup.ts';
import type { ReportData } from './report-data.ts';
import { sectionsOf } from './sections/all-sections.ts';
import type { Section } from './sections/section.ts';
import { style } from './style.ts';

/** A page as a server shows it: with one script of ours, which asks the same server for changes. */
export interface LivePage {
  /** Path of that script. */
  readonly script: string;
  /** Changes whenever the page does: the script holds it against what the server says. */
  readonly state: string;
}

/** Only our style applies, by its hash; pictures stand in the file; nothing else is loaded, sent or run. */
const policy = (live: LivePage | undefined): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    ...(live === undefined ? [] : ["script-src 'self'", "connect-src 'self'"]),
  ].join('; ');

/**
 * A whole report.
 *
 * @param live left out: a file, without any script
 * @see docs/report.md
 */
export function reportPage(data: ReportData, live?: LivePage): string {
  const { sweep, spec, version, madeAtMs } = data;
  const { counts, state, id } = sweep;
  const name = shortened(spec.name, 200);
  const facts = `${state}: ${counts.done} of ${counts.total} runs done · sweep ${id} · ${timeInWords(madeAtMs)}`;
  return wholePage({
    title: `${name}: report`,
    version,
    live,
    body: html`<header>
${live === undefined ? undefined : html`<p><a href="/">All sweeps</a></p>`}<h1>${name}</h1>
<p class="facts">${facts}</p>
</header>
<main>
${contents(sectionsOf(data))}
</main>
<footer><p>Made by Yates ${version} with <code>yates report</code> at ${timeInWords(madeAtMs)}.</p></footer>`,
  });
}

interface PageParts {
  readonly title: string;
  readonly version: string;
  readonly body: Markup;
  readonly live: LivePage | undefined;
}

/** A page in the report's style. */
export const wholePage = ({ title, version, body, live }: PageParts): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(live)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Yates ${version}">
<title>${title}</title>
<style>${ownStyle}</style>
${
  live === undefined
    ? undefined
    : html`<meta name="state" content="${live.state}">
<script src="${live.script}" defer></script>
`
}</head>
<body>
${body}
</body>
</html>
`.text;

// Escaped, it would be another text than the one that the policy has the hash of.
const ownStyle = trustedMarkup(style);

const timeInWords = (ms: number): string => `${(isoTime(ms) ?? '').slice(0, 16).replace('T', ' ')} UTC`;

function contents(sections: readonly Section[]): Markup {
  const [verdict, ...others] = sections.map(
    ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`,
  );
  const links = sections.slice(1).map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`${verdict}<nav aria-label="Contents"><ol>${links}</ol></nav>
${others}`;
}
