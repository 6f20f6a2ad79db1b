/**
 * From a CSV file to its analysis of variance, as users type it, beside R with data.table: a million rows, and one factor of 10,000
 * levels. Processor seconds of the whole process, its start included, since a busy machine slows the wall for all alike.
 *
 *     npm run build && npx tsx bench/tables.ts [rounds] [main.js of the build of another commit, in the same turns]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../base/random.ts';

const rounds = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'yates-bench-'));
const main = new URL('../dist/cli/main.js', import.meta.url).pathname;
const before = process.argv[3];

/** With a seed of its own in every row, as sweeps have. */
function manyRows(rows: number): string {
  const random = seededRandom('rows');
  const lines = Array.from({ length: rows }, (_, i) => {
    const [lr, act] = [i % 4, (i >> 2) % 5];
    const loss = 0.5 + 0.1 * lr + 0.02 * act * (lr % 2) + 0.1 * random.normal();
    return `${[0.001, 0.003, 0.01, 0.03][lr]},${['relu', 'gelu', 'silu', 'mish', 'tanh'][act]},${i},${loss.toFixed(6)}`;
  });
  return `lr,act,seed,loss\n${lines.join('\n')}\n`;
}

function manyLevels(levels: number, each: number): string {
  const random = seededRandom('levels');
  const lines = Array.from(
    { length: levels * each },
    (_, i) => `l${i % levels},${random.normal().toFixed(6)}`,
  );
  return `g,y\n${lines.join('\n')}\n`;
}

interface Measured {
  readonly seconds: number;
  readonly f: readonly number[];
}

/** Of bash's `time`: user and system of the command. @param read the F values in what it printed */
function measure(command: readonly string[], read: (output: string) => number[]): Measured {
  const out = join(folder, 'out');
  const quoted = command.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
  const script = `TIMEFORMAT='%U %S'; time ${quoted} > ${out}`;
  const times = execFileSync('bash', ['-c', `{ ${script} 2>/dev/null; } 2>&1`], { encoding: 'utf8' });
  const [user, system] = times.trim().split(' ').map(Number) as [number, number];
  return {
    seconds: user + system,
    f: read(execFileSync('cat', [out], { encoding: 'utf8', maxBuffer: 2 ** 30 })),
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const fColumn = /^ {2}\S+ +\d+ +\S+ +(\S+) /gm;
const ofTable = (output: string): number[] => {
  const start = output.indexOf('Analysis of variance');
  const end = output.indexOf('Residuals', start);
  return [...output.slice(start, end).matchAll(fColumn)]
    .map(([, f]) => Number(f))
    .filter((f) => !Number.isNaN(f));
};
const ofR = (output: string): number[] => output.trim().split(/\s+/).map(Number);

const cases = [
  {
    name: 'loss ~ C(lr) * act, 1,000,000 rows',
    text: () => manyRows(1_000_000),
    formula: 'loss ~ C(lr) * act',
    r: (file: string) =>
      `suppressMessages(library(data.table)); setDTthreads(1); d <- fread("${file}"); d[, c("lr", "act") := .(factor(lr), factor(act))]; cat(anova(lm(loss ~ lr * act, d))[["F value"]][1:3])`,
  },
  {
    name: 'y ~ g, 10,000 levels, 20,000 rows',
    text: () => manyLevels(10_000, 2),
    formula: 'y ~ g',
    // lm() would solve 10,000 columns: the means of the levels are the same analysis.
    r: (file: string) =>
      `suppressMessages(library(data.table)); setDTthreads(1); d <- fread("${file}"); m <- mean(d$y); s <- d[, .(n = .N, m = mean(y), w = sum((y - mean(y))^2)), by = g]; k <- nrow(s); cat((sum(s$n * (s$m - m)^2) / (k - 1)) / (sum(s$w) / (nrow(d) - k)))`,
  },
];

try {
  console.log(
    `median of ${rounds} rounds in turns, processor seconds of a process; load ${loadavg()[0]?.toFixed(1)}`,
  );
  const ofBefore = before === undefined ? [] : ['before', 'yates over before'];
  console.log(['case', 'yates', 'R data.table', 'yates over R', 'F of both', ...ofBefore].join('\t'));
  for (const { name, text, formula, r } of cases) {
    const file = join(folder, 'data.csv');
    writeFileSync(file, text());
    const ours: Measured[] = [];
    const theirs: Measured[] = [];
    const earlier: Measured[] = [];
    const analyse = (program: string): Measured =>
      measure(['node', program, 'analyse', file, '--formula', formula], ofTable);
    for (let round = 0; round < rounds; round++) {
      ours.push(analyse(main));
      if (before !== undefined) earlier.push(analyse(before));
      theirs.push(measure(['Rscript', '-e', r(file)], ofR));
    }
    const secondsOf = (all: readonly Measured[]): number => median(all.map(({ seconds }) => seconds));
    const [own, other] = [secondsOf(ours), secondsOf(theirs)];
    const f = [ours, theirs].map((all) => all[0]?.f.map((one) => one.toPrecision(3)).join(', '));
    const old = secondsOf(earlier);
    const besideOld = before === undefined ? [] : [old.toFixed(2), (own / old).toFixed(2)];
    console.log(
      [name, own.toFixed(2), other.toFixed(2), (own / other).toFixed(2), f.join(' | '), ...besideOld].join(
        '\t',
      ),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
