/**
 * The one script of the live pages. It listens for changes and replaces the text of the page, at most every few seconds; what the
 * reader has opened stays open.
 */
export const liveScript = `'use strict';
let waiting = false;
const stateIn = (page) => page.querySelector('meta[name="state"]')?.content;
/** What can be opened, by its section, its words, and how many before it have both. */
function places() {
  const found = new Map();
  for (const one of document.querySelectorAll('details')) {
    const words = (one.closest('section')?.id ?? '') + ' ' + (one.querySelector('summary')?.textContent ?? '').replaceAll(/\\d+/g, '');
    let at = 0;
    while (found.has(words + ' ' + at)) at++;
    found.set(words + ' ' + at, one);
  }
  return found;
}
async function renew() {
  if (waiting) return;
  waiting = true;
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store' });
    if (answer.ok) {
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const open = new Set([...places()].filter(([, one]) => one.open).map(([place]) => place));
      for (const part of ['header', 'main', 'footer', 'meta[name="state"]']) {
        const [old, fresh] = [document.querySelector(part), next.querySelector(part)];
        if (old && fresh) old.replaceWith(fresh);
      }
      for (const [place, one] of places()) one.open = open.has(place);
    }
  } catch { /* The server is away: its next event asks again. */ }
  setTimeout(() => { waiting = false; }, 3000);
}
const sweep = location.pathname.startsWith('/sweeps/') ? location.pathname.slice('/sweeps/'.length) : '';
new EventSource('/events').addEventListener('sweeps', (event) => {
  const state = sweep === '' ? event.data : JSON.parse(event.data)[decodeURIComponent(sweep)];
  // What the page shows is in the page: one that could not be fetched, or was made before a change, is fetched at a later event.
  if (state !== undefined && state !== stateIn(document)) renew();
});
`;
