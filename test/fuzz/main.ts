/** `npm run fuzz -- --seconds 600`: hostile requests for as long, from a random seed or `--seed TEXT`. Exits 1 when it finds a fault. */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { fuzzCoordinator } from './fuzz-coordinator.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
const seed = values.seed ?? String(randomInt(2 ** 31));
const seconds = Number(values.seconds ?? 60);
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const dataDir = mkdtempSync(join(tmpdir(), 'yates-fuzz-'));
const untilMs = performance.now() + seconds * 1_000;
say(`seed ${seed}, ${seconds} s`);
const report = await fuzzCoordinator({ dataDir, seed, goesOn: () => performance.now() < untilMs, say });
rmSync(dataDir, { recursive: true, force: true });
const { sent, byCall, byStatus, faults, live, replayed } = report;
say(`${sent} requests\n${JSON.stringify(byStatus)}\n${JSON.stringify(byCall, undefined, 1)}`);
for (const fault of new Set(faults)) say(`fault: ${fault}`);
const isSame = isDeepStrictEqual(live, replayed);
say(isSame ? 'the log gives back the same state' : 'FAULT: the log gives back another state');
process.exitCode = faults.length === 0 && isSame ? 0 : 1;
