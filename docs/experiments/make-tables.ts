/**
 * Writes the tables of adapters-emoji.md, and the one that docs/statistics.md takes from them, into their pages.
 *
 *     npx tsx docs/experiments/make-tables.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fillPage } from './fill-page.ts';
import { analyseExperiments, experimentTables } from './tables.ts';

const tables = experimentTables(await analyseExperiments());
for (const page of ['adapters-emoji.md', '../statistics.md']) {
  const file = new URL(page, import.meta.url);
  writeFileSync(file, fillPage(readFileSync(file, 'utf8'), tables));
}
process.stdout.write(`${Object.keys(tables).length} tables\n`);
