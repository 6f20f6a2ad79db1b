/**
 * Turns a captured terminal frame into docs/dashboard.svg:
 *
 *     tmux capture-pane -e -p -t dashboard | npx tsx docs/make-screenshot.ts [FILE.svg] [--title TEXT]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ansiToSvg } from './ansi-to-svg.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { title: { type: 'string', default: 'The dashboard of Yates during a sweep' } },
});
const file = positionals[0] ?? new URL('dashboard.svg', import.meta.url);
writeFileSync(file, ansiToSvg(readFileSync(0, 'utf8'), values.title));
