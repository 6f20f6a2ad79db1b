import type { Sweep } from '../../client/facts.ts';
import { isoTime } from '../../report/export/iso-time.ts';
import { number, table, text } from '../../report/html/figure.ts';
import { html } from '../../report/html/markup.ts';
import { type LivePage, wholePage } from '../../report/html/page.ts';

/** All sweeps, each with a link to its page. */
export function sweepsPage(sweeps: readonly Sweep[], version: string, live: LivePage): string {
  const rows = sweeps.map(({ id, name, state, counts, launchedAtMs }) => [
    html`<a href="/sweeps/${encodeURIComponent(id)}">${name}</a>`,
    state,
    `${counts.done} of ${counts.total}`,
    String(counts.leased),
    String(counts.failed),
    (isoTime(launchedAtMs) ?? '').slice(0, 16).replace('T', ' '),
  ]);
  const columns = [
    text('sweep'),
    text('state'),
    number('done'),
    number('running'),
    number('failed'),
    text('launched (UTC)'),
  ];
  const list = sweeps.length === 0 ? html`<p>No sweep yet.</p>` : table('Sweeps', columns, rows);
  return wholePage({
    title: 'Sweeps',
    version,
    live,
    body: html`<header><h1>Sweeps</h1></header><main>${list}</main><footer></footer>`,
  });
}

/** A refusal, or what went wrong, in words. */
export const messagePage = (title: string, words: string, version: string): string =>
  wholePage({
    title,
    version,
    live: undefined,
    body: html`<header><h1>${title}</h1></header><main><p>${words}</p></main>`,
  });
