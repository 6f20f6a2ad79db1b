/** The live pages over real sockets, before a real coordinator, in a real browser where there is one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { YatesError } from '../../../base/error.ts';
import { packageRoot } from '../../../base/package-root.ts';
import { shippedBaseVersion } from '../../../cli/input/base-version.ts';
import { trainerChecks } from '../../../cli/input/trainer-checks.ts';
import { Access, cookieName } from '../../../cli/serve/access.ts';
import { pagesApp, scriptPath } from '../../../cli/serve/app.ts';
import { type HttpServer, hostsOf, httpAddress, listen } from '../../../cli/serve/listen.ts';
import { PageMaker } from '../../../cli/serve/page-maker.ts';
import { Pages } from '../../../cli/serve/pages.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { hasBrowser, startBrowser } from '../../fixtures/report/browser.ts';
import { runVerb } from '../../unit/cli/run-verb.ts';
import { runAllTrials } from '../cli/scripted-agent.ts';

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

describe('the live pages', () => {
  let folder: string;
  let coordinator: Coordinator;
  let server: HttpServer;
  let access: Access;
  let pages: Pages;
  let sweepId: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yates-serve-'));
    coordinator = await startCoordinator({
      dataDir: join(folder, 'data'),
      listen: '127.0.0.1:0',
      baseVersion: shippedBaseVersion(),
      trainers: await trainerChecks(),
    });
    const tiny = readFileSync(join(packageRoot, 'examples/tiny.yaml'), 'utf8');
    writeFileSync(join(folder, 'sweep.yaml'), tiny.replace('replicates: 1', 'replicates: 3'));
    const data = ['--coordinator', coordinator.address, '--data', join(folder, 'data')];
    const launched = await runVerb('launch', join(folder, 'sweep.yaml'), '--json', ...data);
    ({ sweepId } = JSON.parse(launched.stdout) as { sweepId: string });
    await start();
  });
  afterAll(async () => {
    await server.close();
    pages.close();
    await coordinator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    const address = httpAddress({ http: '127.0.0.1:0' });
    access = new Access();
    pages = new Pages(async () => coordinator.endpoint, { script: scriptPath });
    server = await listen(address, (port) =>
      pagesApp({
        pages,
        access,
        hosts: hostsOf(address, port),
        cookie: cookieName(port),
        isSecure: false,
        version: '1.2.3',
        lookMs: 50,
      }),
    );
  }

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: server.port, path, headers, method }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
      });
      asked.on('error', reject);
      asked.end();
    });

  it('open by a link that works once', async () => {
    const path = `/open?key=${access.linkKey()}`;
    for (const closed of [
      '/',
      `/sweeps/${sweepId}`,
      '/events',
      scriptPath,
      '/nothing',
      '/open',
      '/open?key=x',
    ])
      expect((await ask(closed)).status, closed).toBe(401);
    const opened = await ask(path);
    expect(opened.status).toBe(303);
    const [cookie = ''] = opened.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^yates-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await ask(path)).status).toBe(401);

    const session = { cookie: cookie.split(';')[0] ?? '' };
    const list = await ask('/', session);
    expect(list.status).toBe(200);
    expect(list.text).toContain(`<a href="/sweeps/${sweepId}">tiny</a>`);
    expect(list.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    const page = await ask(`/sweeps/${sweepId}`, session);
    expect(page.text).toContain('0 of 12 runs done');
    expect(page.text).toContain('script-src &#39;self&#39;');
    expect((await ask('/sweeps/none', session)).status).toBe(404);

    // Nothing can be changed, and no other name leads here.
    expect((await ask('/', session, 'POST')).status).toBe(405);
    expect((await ask('/', { ...session, host: 'attacker.example' })).status).toBe(421);
    expect((await ask('/', { ...session, host: `localhost:${server.port}` })).status).toBe(200);
    expect((await ask('/', { cookie: `${session.cookie}x` })).status).toBe(401);
  });

  it('are made in a thread, whose refusals and whose end are told in words', async () => {
    const maker = new PageMaker(coordinator.endpoint, { script: scriptPath });
    const refused = await maker.make('nothing').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(YatesError);
    expect(refused).toMatchObject({ code: 'E_SWEEP_UNKNOWN', exit: 'usage' });
    const cut = maker.make(sweepId);
    maker.close();
    await expect(cut).rejects.toThrow(/^E_PAGE the page could not be made: it was stopped/);
    // The next page starts another thread.
    expect(await maker.make(sweepId)).toContain('0 of 12 runs done');
    maker.close();
  });

  it.skipIf(!hasBrowser)('follow the sweep while it runs', async () => {
    await server.close();
    pages.close();
    await start();
    const browser = await startBrowser();
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(120_000);
      const messages: string[] = [];
      page.on('console', (message) => messages.push(message.text()));
      page.on('pageerror', (error) => messages.push(String(error)));
      await page.goto(`http://127.0.0.1:${server.port}/open?key=${access.linkKey()}`);
      await page.getByRole('link', { name: 'tiny' }).click();
      await page.getByText('running: 0 of 12 runs done').waitFor();
      await page.evaluate('globalThis.isSamePage = true');
      await page.getByText('All 12 runs, as CSV').click();
      // While the coordinator of a sweep that ends gives way to who reads its folder, there is no page.
      let isAway = true;
      await page.route('**/sweeps/*', (route) =>
        isAway ? route.fulfill({ status: 503, body: '' }) : route.continue(),
      );
      const refused = page.waitForResponse((response) => response.status() === 503);
      expect(await runAllTrials(join(folder, 'data'), (_, replicate) => ({ clip_image: replicate }))).toBe(
        12,
      );
      await refused;
      isAway = false;
      await page.getByText('finished: 12 of 12 runs done').waitFor();
      expect(await page.getByText('run_seed,').or(page.getByText('trial_id,')).first().isVisible()).toBe(
        true,
      );
      expect(await page.evaluate('globalThis.isSamePage')).toBe(true);
      expect(await page.evaluate('document.cookie')).toBe('');
      expect(messages.filter((message) => !message.includes('503'))).toEqual([]);
      await page.getByRole('link', { name: 'All sweeps' }).click();
      await page.getByText('12 of 12').waitFor();
    } finally {
      await browser.close();
    }
  });
});

describe('the address', () => {
  const refused = (options: Parameters<typeof httpAddress>[0]) => {
    try {
      httpAddress(options);
    } catch (error) {
      return (error as { code?: string }).code;
    }
    return undefined;
  };

  it('is on this machine unless there are a certificate and a name', () => {
    expect(refused({ http: '127.0.0.1:0' })).toBeUndefined();
    expect(refused({ http: '[::1]:80' })).toBeUndefined();
    expect(refused({ http: '0.0.0.0:80' })).toBe('E_OPTION_HTTP');
    expect(refused({ http: '127.0.0.1.example.org:80' })).toBe('E_OPTION_HTTP');
    expect(refused({ http: 'nonsense' })).toBe('E_OPTION_ADDRESS');
    const file = join(packageRoot, 'package.json');
    expect(refused({ http: '127.0.0.1:0', tlsCert: file })).toBe('E_OPTION_HTTP');
    expect(refused({ http: '0.0.0.0:80', tlsCert: file, tlsKey: file })).toBe('E_OPTION_HTTP');
    expect(refused({ http: '0.0.0.0:80', tlsCert: file, tlsKey: file, name: ['a.b'] })).toBeUndefined();
    expect(refused({ http: '0.0.0.0:80', tlsCert: '/none', tlsKey: file, name: ['a.b'] })).toBe(
      'E_OPTION_HTTP',
    );
  });
});
