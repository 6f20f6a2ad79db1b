/** The report as a browser shows it. Without Debian's Chromium the tests are skipped; .ci/run installs it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPage } from '../../../report/html/page.ts';
import { hasBrowser, startBrowser } from '../../fixtures/report/browser.ts';
import { largeReport, madeReport, netsYaml } from '../../fixtures/report/made-report.ts';
import { casesOf } from '../../in-full.ts';

/** What happened while a page was open that should not. */
interface Opened {
  readonly page: Page;
  readonly messages: string[];
  readonly requests: string[];
}

/** Tables and texts of drawings that the edges of the paper would cut. */
const cutOff = `[...document.querySelectorAll('table, svg text')]
  .filter((one) => one.getBoundingClientRect().left < -0.5 || one.getBoundingClientRect().right > innerWidth + 0.5)
  .map((one) => one.textContent.slice(0, 100))`;

describe.skipIf(!hasBrowser)('the report in a browser', () => {
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yates-report-'));
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(text: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const file = join(folder, 'report.html');
    writeFileSync(file, text);
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 }, ...options });
    const messages: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(String(error)));
    page.on('dialog', (dialog) => messages.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`file://${file}`);
    return { page, messages, requests };
  }

  const text = hasBrowser ? reportPage(madeReport()) : '';
  const colourOf = (page: Page, selector: string, property: string): Promise<string> =>
    page.evaluate(`getComputedStyle(document.querySelector('${selector}')).getPropertyValue('${property}')`);

  it.each(casesOf<'light' | 'dark'>(['light'], ['light', 'dark']))(
    'shows itself whole, %s, with nothing from outside',
    async (colorScheme) => {
      const { page, messages, requests } = await open(text, { colorScheme });
      expect(messages).toEqual([]);
      expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([`file://${folder}/report.html`]);
      expect(await colourOf(page, 'body', 'background-color')).toBe(
        colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(13, 17, 23)',
      );
      // Colours of drawings follow the style.
      expect(await colourOf(page, 'figure svg circle', 'fill')).toBe(
        colorScheme === 'light' ? 'rgb(0, 114, 178)' : 'rgb(86, 180, 233)',
      );
      expect(await page.locator('figure svg').count()).toBeGreaterThan(6);
      expect(
        await page
          .locator('.pictures img')
          .evaluate((image) => (image as { naturalWidth?: number }).naturalWidth),
      ).toBe(1);
      expect((await page.screenshot({ fullPage: true })).length).toBeGreaterThan(50_000);
      await page.close();
    },
  );

  it('fits a telephone without scrolling sideways', async () => {
    const { page } = await open(text, { viewport: { width: 360, height: 700 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.close();
  });

  it('is printed light, without what is for screens', async () => {
    // A4 less its margins, in pixels of CSS.
    const { page, messages } = await open(text, {
      colorScheme: 'dark',
      viewport: { width: 672, height: 1000 },
    });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(cutOff)).toEqual([]);
    expect(await colourOf(page, 'body', 'background-color')).toBe('rgb(255, 255, 255)');
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    expect(messages).toEqual([]);
    await page.close();
  });

  it.each(['light', 'dark'] as const)(
    'has no fault that axe knows, %s, with every table open',
    async (colorScheme) => {
      const { page } = await open(text, { colorScheme, bypassCSP: true });
      await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
      await page.evaluate(axe.source);
      const violations = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
        'axe.run().then(({ violations }) => violations)',
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.close();
    },
  );

  it('leaves hostile text text', async () => {
    const markup = `</style></script></svg><script>alert(1)</script><img src=//x.invalid onerror=alert(2)>"'&`;
    const note = `${markup}${'x'.repeat(2 ** 20)}`;
    const made = madeReport({
      yaml: netsYaml.replace('mish', JSON.stringify(markup)),
      changed: (trial) => ({ ...trial, agentName: markup, backend: markup }),
      sweep: { changes: [{ what: markup, detail: note, atMs: 1, by: { token: '', name: note, peer: '' } }] },
    });
    const { page, messages, requests } = await open(
      reportPage({ ...made, spec: { ...made.spec, name: markup, description: note }, source: note }),
    );
    expect(messages).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
    expect(await page.locator('script, [onerror]').count()).toBe(0);
    expect(await page.locator('h1').textContent()).toBe(markup);
    await page.close();
  });

  it('shows ten thousand runs', async () => {
    const { page, messages } = await open(reportPage(largeReport(10_000)));
    expect(messages).toEqual([]);
    expect(await page.locator('#diagnostics figure svg').count()).toBe(3);
    await page.close();
  });
});
