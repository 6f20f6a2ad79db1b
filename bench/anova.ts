/**
 * Type II analysis of variance of y ~ seed + (site + act + scale)^2 at 960, 9,600 and 96,000 rows, against R's
 * car::Anova and Python's statsmodels where they are installed. Fit and table only; reading the file is not timed.
 *
 * Times are of the processor, not of the wall, so that a busy machine slows all contenders alike.
 *
 *     npx tsx bench/anova.ts            PYTHON=/usr/bin/python3 chooses the Python that has statsmodels
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../base/random.ts';
import { anovaTable } from '../stats/anova/anova-table.ts';
import { parseFormula } from '../stats/formula/parse-formula.ts';
import { fitModel } from '../stats/model/linear-fit.ts';
import { layOutModel } from '../stats/model/model-matrix.ts';
import { prepareData } from '../stats/model/prepare.ts';
import { dataTable, factorColumn, numericColumn } from '../stats/table/data-table.ts';

interface Run {
  readonly seed: string;
  readonly site: string;
  readonly act: string;
  readonly scale: string;
  readonly y: number;
}

/** What each contender reports: processor seconds of the median repeat, and F of every term for comparison. */
interface Result {
  readonly seconds: number;
  /** Of the first call in its process: compilers and caches are cold. */
  readonly first: number;
  readonly f: Readonly<Record<string, number>>;
}

const sizes = [960, 9_600, 96_000];
const repeats = 15;
const formula = 'y ~ seed + (site + act + scale)^2';

const folder = mkdtempSync(join(tmpdir(), 'yates-bench-'));
try {
  console.log(
    `${formula}, type II; median of ${repeats} calls, processor seconds (in brackets the first; ours share a process)`,
  );
  console.log(['rows', 'yates', 'R car::Anova', 'statsmodels', 'largest difference in F'].join('\t'));
  for (const rows of sizes) {
    const runs = makeRuns(rows);
    const file = join(folder, `${rows}.csv`);
    writeFileSync(file, csvOf(runs));
    const ours = timeOurs(runs);
    const peers = [
      peer('Rscript', ['-e', rScript(file)]),
      peer(process.env['PYTHON'] ?? 'python3', ['-c', pythonScript(file)]),
    ];
    const differences = peers.flatMap((result) =>
      result === undefined ? [] : [largestDifference(ours, result)],
    );
    console.log(
      [
        rows,
        `${ours.seconds.toFixed(4)} [${ours.first.toFixed(3)}]`,
        ...peers.map((result) =>
          result === undefined
            ? 'not installed'
            : `${result.seconds.toFixed(3)} [${result.first.toFixed(3)}] (${(result.seconds / ours.seconds).toFixed(1)}x)`,
        ),
        differences.length === 0 ? '-' : Math.max(...differences).toExponential(1),
      ].join('\t'),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function makeRuns(rows: number): Run[] {
  const random = seededRandom(`bench ${rows}`);
  return Array.from({ length: rows }, (_, i) => {
    const [site, act, scale] = [i % 20, Math.floor(i / 20) % 4, Math.floor(i / 80) % 4];
    return {
      seed: `r${Math.floor(i / 320) % 3}`,
      site: `s${site}`,
      act: `a${act}`,
      scale: `c${scale}`,
      y: 0.74 + 0.004 * site + 0.002 * act * (site % 3) + 0.01 * random.normal(),
    };
  });
}

function timeOurs(runs: readonly Run[]): Result {
  const table = dataTable({
    seed: factorColumn(runs.map(({ seed }) => seed)),
    site: factorColumn(runs.map(({ site }) => site)),
    act: factorColumn(runs.map(({ act }) => act)),
    scale: factorColumn(runs.map(({ scale }) => scale)),
    y: numericColumn(runs.map(({ y }) => y)),
  });
  const { response, terms } = parseFormula(formula);
  const once = () => {
    const data = prepareData(table, { response, terms });
    return anovaTable(fitModel(layOutModel(terms, data.variables), data.cells), 2);
  };
  const seconds: number[] = [];
  let f: Record<string, number> = {};
  for (let k = 0; k < repeats; k++) {
    const start = cpuSeconds();
    const anova = once();
    seconds.push(cpuSeconds() - start);
    f = Object.fromEntries(anova.flatMap((row) => (row.f === null ? [] : [[row.term, row.f]])));
  }
  return { seconds: median(seconds), first: seconds[0] as number, f };
}

function peer(command: string, args: readonly string[]): Result | undefined {
  try {
    const output = execFileSync(command, [...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(output.trim().split('\n').at(-1) as string) as Result;
  } catch {
    return undefined;
  }
}

function rScript(file: string): string {
  return `suppressMessages(library(car)); d <- read.csv("${file}", stringsAsFactors = TRUE)
    s <- numeric(0); for (k in 1:${repeats}) { t <- sum(proc.time()[1:2])
      a <- Anova(lm(${formula}, data = d), type = 2); s <- c(s, sum(proc.time()[1:2]) - t) }
    n <- setdiff(rownames(a), "Residuals")
    cat(sprintf('{"seconds":%.6f,"first":%.6f,"f":{%s}}\\n', median(s), s[1], paste(sprintf('"%s":%.17g', n, a[n, "F value"]), collapse = ",")))`;
}

function pythonScript(file: string): string {
  return `
import json, statistics, time, pandas as pd, statsmodels.api as sm, statsmodels.formula.api as smf
d = pd.read_csv("${file}"); s = []
for k in range(${repeats}):
    t = time.process_time(); a = sm.stats.anova_lm(smf.ols("${formula.replace('^', '**')}", data=d).fit(), typ=2)
    s.append(time.process_time() - t)
print(json.dumps({"seconds": statistics.median(s), "first": s[0], "f": {k: float(v) for k, v in a["F"].items() if k != "Residual"}}))`;
}

function csvOf(runs: readonly Run[]): string {
  const lines = runs.map(({ seed, site, act, scale, y }) => [seed, site, act, scale, y].join());
  return ['seed,site,act,scale,y', ...lines].join('\n');
}

function largestDifference(ours: Result, theirs: Result): number {
  return Math.max(
    ...Object.entries(theirs.f).map(([term, f]) => Math.abs((ours.f[term] ?? Number.NaN) - f) / Math.abs(f)),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
