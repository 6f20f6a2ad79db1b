/**
 * Size of tests and coverage of intervals where seeds or subjects are a sample.
 *
 *     npx tsx test/sim-stats/main.ts [RUNS] [SEED]
 *
 * RUNS is 400 by default; what is recorded in docs comes from 4000 and seed 1.
 */
import { layouts } from './layouts.ts';
import { type Outcome, simulate } from './simulate.ts';

const runs = Number(process.argv[2] ?? 400);
const seed = process.argv[3] ?? '1';
if (!Number.isInteger(runs) || runs < 1)
  throw new Error(`RUNS is ${process.argv[2]}; write a whole number, such as 400`);

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

print(
  `${runs} runs each, seed ${seed}; no effect is there to be found. Size at .05; coverage of 95% intervals.\n`,
);
print('| layout | levels | rows | denominators | size by term | means | differences | failed |');
print('|---|---|---|---|---|---|---|---|');
for (const layout of layouts) {
  // Complete layouts are answered from strata, whatever the method for others.
  for (const method of layout.lost === 0
    ? (['kenward-roger'] as const)
    : (['kenward-roger', 'satterthwaite'] as const)) {
    print(inRow(simulate(layout, method, runs, seed)));
  }
}

function inRow({ layout, method, rows, failed, size, means, contrasts }: Outcome): string {
  const share = (value: number): string => value.toFixed(3);
  const sizes = [...size].map(([term, value]) => `${term} ${share(value)}`).join(', ');
  const cells = [
    layout.name,
    layout.random.levels,
    rows,
    layout.lost === 0 ? 'strata' : method,
    sizes,
    share(means),
    share(contrasts),
    failed,
  ];
  return `| ${cells.join(' | ')} |`;
}
