/**
 * Random designs and formulas, analysed here and by R (lm, glm, emmeans): type II tests of factors, amounts, curves, computed
 * columns, nested factors, counts and rates, and estimated means. It takes R a second for about twenty cases.
 *
 *     npx tsx test/sim-stats/fuzz-r.ts [CASES] [SEED] [--write FILE]
 *
 * With --write R's answers go into a file; test/fixtures/stats/fuzz-r.json has those of the first 60 cases of seed 1, which
 * test/golden/stats/fuzz-r.test.ts holds the analysis to where there is no R.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { differences, type FuzzAnswer, type FuzzCase, fuzzCase, ourAnswer } from './fuzz-cases.ts';

const [counted = '200', seed = '1'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const count = Number(counted);
if (!Number.isInteger(count) || count < 1)
  throw new Error(`CASES is ${counted}; write a whole number, such as 200`);
const writeAt = process.argv.indexOf('--write');
const target = writeAt < 0 ? undefined : process.argv[writeAt + 1];

const cases = Array.from({ length: count }, (_, index) => fuzzCase(seed, index));
const theirs = inR(cases);
let wrong = 0;
let [rows, means] = [0, 0];
for (const [index, one] of cases.entries()) {
  const answer = theirs[index] as FuzzAnswer;
  const found = differences(ourAnswer(one), answer);
  rows += answer.rows.length;
  means += answer.means.length;
  if (found.length === 0) continue;
  wrong++;
  console.log(`case ${index}: ${one.formula} (${one.family})`);
  for (const difference of found) console.log(`  ${difference}`);
}
console.log(`${count} cases of seed ${seed}: ${count - wrong} agree with R (${rows} tests, ${means} means)`);
if (target !== undefined) writeFileSync(target, `${JSON.stringify(theirs)}\n`);
process.exitCode = wrong === 0 ? 0 : 1;

function inR(asked: readonly FuzzCase[]): FuzzAnswer[] {
  const script = fileURLToPath(new URL('fuzz-r.R', import.meta.url));
  const printed = execFileSync('Rscript', [script], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return JSON.parse(printed) as FuzzAnswer[];
}
