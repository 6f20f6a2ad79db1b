/**
 * How often the term that "matters most" is named rightly, and how often the interval of the difference in shares holds the truth.
 *
 *     npx tsx test/sim-stats/leader.ts [RUNS] [SEED]
 *
 * RUNS is 400 by default; what is recorded in docs comes from 1000 and seed 1.
 */
import { seededRandom } from '../../base/random.ts';
import type { AnalysisRequest } from '../../stats/analysis-request.ts';
import { analyse } from '../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../stats/table/data-table.ts';

const [runs, seed] = [Number(process.argv[2] ?? 400), process.argv[3] ?? '1'];
if (!Number.isInteger(runs) || runs < 1)
  throw new Error(`RUNS is ${process.argv[2]}; write a whole number, such as 400`);

interface Layout {
  readonly name: string;
  readonly replicates: number;
  readonly shared: boolean;
  /** Shares of the expected variation that a (4 levels) and b (3 levels) have. */
  readonly shares: readonly [number, number];
}

const layouts: readonly Layout[] = [3, 5, 10].flatMap((replicates) =>
  [false, true].flatMap((shared) =>
    (
      [
        [0, 0],
        [0.2, 0.2],
        [0.4, 0.4],
        [0.4, 0.2],
      ] as const
    ).map((shares) => ({ name: shared ? 'shared' : 'own', replicates, shared, shares })),
  ),
);

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

print(`${runs} runs each, seed ${seed}.\n`);
print('| seeds | replicates | share of a | share of b | interval holds the truth | a named | b named |');
print('|---|---|---|---|---|---|---|');
for (const layout of layouts) print(rowOf(layout));

function rowOf({ name, replicates, shared, shares }: Layout): string {
  const request: AnalysisRequest = {
    response: 'y',
    terms: [['a'], ['b']],
    detail: 'live',
    ...(shared ? { seeds: 'seed' } : {}),
  };
  let [asked, held] = [0, 0];
  const named = { a: 0, b: 0 };
  for (let run = 0; run < runs; run++) {
    const { mostImportant } = analyse(tableOf(replicates, shared, shares, `${seed} ${run}`), request);
    if (mostImportant === null) continue;
    const { terms, lower, upper } = mostImportant;
    const [first] = terms;
    const truth = first === 'a' ? shares[0] - shares[1] : shares[1] - shares[0];
    asked++;
    if (lower <= truth && truth <= upper) held++;
    if (lower > 0) named[first as 'a' | 'b']++;
  }
  const share = (times: number, of: number): string => (times / of).toFixed(3);
  const cells = [name, replicates, ...shares, share(held, asked), share(named.a, runs), share(named.b, runs)];
  return `| ${cells.join(' | ')} |`;
}

/** What is left of the expected variation is spread over runs and, where seeds are shared, over their interactions. */
function tableOf(replicates: number, shared: boolean, shares: readonly [number, number], label: string) {
  const random = seededRandom(`leader ${replicates} ${shared} ${shares.join()} ${label}`);
  const rows: { seed: string; a: string; b: string; y: number }[] = [];
  // Variances of a's and b's levels; the rest of the variation is 1 less their shares.
  const [sizeA, sizeB] = [Math.sqrt(shares[0] / 1.25), Math.sqrt(shares[1] * 1.5)];
  const rest = 1 - shares[0] - shares[1];
  const luck = (part: number): number => Math.sqrt(part * rest) * random.normal();
  for (let replicate = 0; replicate < replicates; replicate++) {
    const ofA = [0, 1, 2, 3].map(() => (shared ? luck(0.2) : 0));
    const ofB = [0, 1, 2].map(() => (shared ? luck(0.2) : 0));
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 3; b++) {
        const effect = sizeA * (a - 1.5) + sizeB * (b - 1);
        const own = (ofA[a] as number) + (ofB[b] as number) + luck(shared ? 0.6 : 1);
        rows.push({ seed: `s${replicate}`, a: `a${a}`, b: `b${b}`, y: effect + own });
      }
    }
  }
  return dataTable({
    seed: factorColumn(rows.map((row) => row.seed)),
    a: factorColumn(rows.map(({ a }) => a)),
    b: factorColumn(rows.map(({ b }) => b)),
    y: numericColumn(rows.map(({ y }) => y)),
  });
}
