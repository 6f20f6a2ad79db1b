/**
 * The live pages over HTTP. Every request must name a host that we serve under, so that no other site can make a name of its own lead
 * here; every one but that of the link must bring the cookie that the link is exchanged for; and nothing can be changed.
 */
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import { YatesError } from '../../base/error.ts';
import type { Access } from './access.ts';
import { liveScript } from './live-script.ts';
import type { Pages } from './pages.ts';
import { statesOf } from './state-of.ts';
import { messagePage, sweepsPage } from './sweeps-page.ts';

export interface AppOptions {
  readonly pages: Pages;
  readonly access: Access;
  /** Values of the Host header that are answered, in lower case. */
  readonly hosts: ReadonlySet<string>;
  /** Name of the cookie. */
  readonly cookie: string;
  /** The cookie travels over TLS only. */
  readonly isSecure: boolean;
  readonly version: string;
  /** Between two looks at the coordinator while somebody listens. */
  readonly lookMs: number;
}

/** Path of the script. */
export const scriptPath = '/live.js';

/** Readers who listen for changes. */
const listenersMax = 64;

export function pagesApp({ pages, access, hosts, cookie, isSecure, version, lookMs }: AppOptions): Hono {
  const app = new Hono();
  let listeners = 0;
  const message = (title: string, words: string): string => messagePage(title, words, version);

  app.use(async (context, next) => {
    context.header('x-content-type-options', 'nosniff');
    context.header('x-frame-options', 'DENY');
    context.header('referrer-policy', 'no-referrer');
    context.header('cache-control', 'no-store');
    context.header('cross-origin-resource-policy', 'same-origin');
    if (!hosts.has((context.req.header('host') ?? '').toLowerCase()))
      return context.html(message('Unknown host', 'These pages are not served under this name.'), 421);
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD')
      return context.html(message('Read only', 'Nothing can be changed here.'), 405);
    if (context.req.path === '/open') return next();
    if (!access.isSession(getCookie(context, cookie)))
      return context.html(message('Closed', 'Open the link that `yates serve` printed. It works once.'), 401);
    return next();
  });

  app.get('/open', (context) => {
    const session = access.exchange(context.req.query('key') ?? '');
    if (session === undefined)
      return context.html(
        message('Closed', 'This link was used, or is not whole: start `yates serve` again.'),
        401,
      );
    // Lax and not Strict: the link is opened from another program or site.
    setCookie(context, cookie, session, { httpOnly: true, sameSite: 'Lax', secure: isSecure, path: '/' });
    return context.redirect('/', 303);
  });

  app.get('/', async (context) => {
    const sweeps = await pages.sweeps();
    return context.html(sweepsPage(sweeps, version, { script: scriptPath, state: statesOf(sweeps) }));
  });

  app.get(scriptPath, (context) =>
    context.body(liveScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );

  app.get('/sweeps/:id', async (context) => {
    const report = await pages.report(context.req.param('id'));
    return report === undefined
      ? context.html(message('Unknown sweep', 'There is no sweep of this id.'), 404)
      : context.html(report);
  });

  app.get('/events', (context) => {
    if (listeners >= listenersMax) return context.text('too many readers', 503);
    listeners++;
    return streamSSE(context, async (stream) => {
      try {
        while (!stream.aborted && !stream.closed) {
          // The coordinator may be away for a while.
          const sweeps = await pages.sweeps().catch(() => undefined);
          if (sweeps !== undefined) {
            await stream.writeSSE({ event: 'sweeps', data: statesOf(sweeps) });
          }
          await stream.sleep(lookMs);
        }
      } finally {
        listeners--;
      }
    });
  });

  app.notFound((context) => context.html(message('Not here', 'There is no such page.'), 404));
  app.onError((error, context) => {
    if (!(error instanceof YatesError)) throw error;
    return context.html(message('No answer', `${error.message}; ${error.next}`), 503);
  });
  return app;
}
