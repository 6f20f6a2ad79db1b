/**
 * The one script of the live pages. It listens for changes and replaces the text of the page, at most every few seconds; what the
 * reader has opened stays open.
 */
export const liveScript = `'use strict';
let waiting = false;
let changed = false;
const openPlaces = () => [...document.querySelectorAll('details')].map((one) => one.open);
async function renew() {
  if (waiting) { changed = true; return; }
  waiting = true;
  changed = false;
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store' });
    if (answer.ok) {
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const open = openPlaces();
      for (const part of ['header', 'main', 'footer']) {
        const [old, fresh] = [document.querySelector(part), next.querySelector(part)];
        if (old && fresh) old.replaceWith(fresh);
      }
      const places = document.querySelectorAll('details');
      if (places.length === open.length) places.forEach((one, index) => { one.open = open[index]; });
    }
  } catch { /* The server is away: the stream of events begins again when it is back. */ }
  setTimeout(() => { waiting = false; if (changed) renew(); }, 3000);
}
const sweep = location.pathname.startsWith('/sweeps/') ? location.pathname.slice('/sweeps/'.length) : '';
let known = '';
new EventSource('/events').addEventListener('sweeps', (event) => {
  const state = sweep === '' ? event.data : String(JSON.parse(event.data)[decodeURIComponent(sweep)]);
  if (known !== '' && state !== known) renew();
  known = state;
});
`;
