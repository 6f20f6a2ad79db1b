/**
 * How long a browser takes to open the report of many runs: from the request to the `load` event, the median of a few times.
 *
 *     npx tsx bench/report-opens.ts 10000
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportPage } from '../report/html/page.ts';
import { startBrowser } from '../test/fixtures/report/browser.ts';
import { largeReport } from '../test/fixtures/report/made-report.ts';

const times = 5;

const runs = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'yates-report-opens-'));
const file = join(folder, 'report.html');
const text = reportPage(largeReport(runs));
writeFileSync(file, text);
const browser = await startBrowser();
try {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const page = await browser.newPage();
    const beganMs = performance.now();
    await page.goto(`file://${file}`);
    // Until the first frame is painted.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    taken.push(performance.now() - beganMs);
    await page.close();
  }
  const median = taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] as number;
  console.log(`${runs} runs, ${(text.length / 2 ** 20).toFixed(2)} MiB: open after ${median.toFixed(0)} ms`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
