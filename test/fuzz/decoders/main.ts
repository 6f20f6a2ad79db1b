/**
 * `npm run fuzz:decoders -- --seconds 600`: hostile inputs for all decoders for as long, from a random seed or `--seed TEXT`. `--only NAME`
 * picks one decoder, and `--case NUMBER` repeats one of its cases. Exits 1 when it finds a fault.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allDecoders } from './all-decoders.ts';
import { fuzzDecoders } from './fuzz-decoders.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    only: { type: 'string' },
    case: { type: 'string' },
  },
});
const { seed, only } = values;
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const folder = mkdtempSync(join(tmpdir(), 'yates-fuzz-'));
const decoders = (await allDecoders(folder)).filter(({ name }) => only === undefined || name === only);
if (decoders.length === 0) throw new Error(`there is no decoder ${only}`);
const untilMs = performance.now() + Number(values.seconds) * 1_000;
function* numbers(): Iterable<number> {
  for (let number = 1; performance.now() < untilMs; number++) yield number;
}
say(`seed ${seed}, ${decoders.length} decoders`);
const { faults, taken, refused } = fuzzDecoders(
  decoders,
  seed,
  values.case === undefined ? numbers() : [Number(values.case)],
);
rmSync(folder, { recursive: true, force: true });
for (const { name } of decoders) say(`${name.padEnd(26)} ${taken[name]} taken, ${refused[name]} refused`);
for (const { decoder, number, what, input } of faults)
  say(`FAULT: ${decoder} ${number}: ${what}\n  ${input}`);
process.exitCode = faults.length === 0 ? 0 : 1;
