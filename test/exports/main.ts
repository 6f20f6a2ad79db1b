/**
 * `npm run test:exports`: exports a small sweep in every form and has the packages that they are for read it back: pandas, pyarrow,
 * TensorBoard, MLflow and W&B, which it installs from PyPI into `.exports/`, which Git ignores (once; about 2 GB), and LaTeX where
 * there is `pdflatex`; and statsmodels, by the scripts of docs/python. Every value is compared with what `yates export --format json` and `yates curves --json` say. Wants python3 with venv.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import type { Analysis } from '../../stats/analysis-result.ts';

const root = join(packageRoot, '.exports');
const work = join(root, 'run');
const bin = (name: string): string => join(root, 'venv', 'bin', name);
const requirements = join(packageRoot, 'test', 'exports', 'requirements.txt');
// Packages that would call home are asked not to.
const env = {
  ...process.env,
  DO_NOT_TRACK: '1',
  MLFLOW_DISABLE_TELEMETRY: 'true',
  WANDB_ERROR_REPORTING: 'false',
};

function run(program: string, args: readonly string[], cwd = packageRoot): void {
  const { status, error } = spawnSync(program, args, { cwd, env, stdio: 'inherit' });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `exit code ${status}`}`);
}

/** @returns standard output */
function yates(...args: readonly string[]): string {
  const main = join(packageRoot, 'dist', 'cli', 'main.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: packageRoot,
    env,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  // The sweep has trials that fail, as they should: `up` says so by its exit code.
  if (status !== 0 && args[0] !== 'up') throw new Error(`yates ${args.join(' ')}:\n${stderr}`);
  return stdout;
}

function install(): void {
  const installed = join(root, 'venv', 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  mkdirSync(root, { recursive: true });
  run('python3', ['-m', 'venv', join(root, 'venv')]);
  run(bin('python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(installed, wanted);
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** @returns the server's process once it answers */
async function startMlflow(port: number): Promise<ChildProcess> {
  const args = ['server', '--host', '127.0.0.1', '--port', String(port), '--workers', '1'];
  const store = ['--backend-store-uri', `sqlite:///${join(work, 'mlflow.db')}`];
  const files = ['--artifacts-destination', join(work, 'mlflow-artifacts')];
  const server = spawn(bin('mlflow'), [...args, ...store, ...files], {
    cwd: work,
    env,
    stdio: 'ignore',
    detached: true,
  });
  const deadline = Date.now() + 300_000;
  const answers = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) {
    if (Date.now() > deadline || server.exitCode !== null)
      throw new Error('the server of MLflow does not start');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return server;
}

function typeset(): void {
  if (spawnSync('pdflatex', ['--version']).status !== 0) {
    process.stdout.write('latex: skipped, there is no pdflatex\n');
    return;
  }
  const tables = join(work, 'tables.tex');
  yates('export', '--data', join(work, 'data'), '--format', 'latex', '-o', tables);
  const page = `\\documentclass{article}\\usepackage{booktabs}\\begin{document}\\input{tables}\\end{document}\n`;
  writeFileSync(join(work, 'page.tex'), page);
  const args = ['-halt-on-error', '-interaction=nonstopmode', '-no-shell-escape', 'page.tex'];
  const { status, stdout } = spawnSync('pdflatex', args, { cwd: work, encoding: 'utf8' });
  if (status !== 0) throw new Error(`pdflatex:\n${stdout.slice(-3_000)}`);
  process.stdout.write(`latex: ${/Output written on .*/.exec(stdout)?.[0] ?? 'no page'}\n`);
}

/** The scripts of docs/python print F and p of `yates analyse`, to the digits that pandas prints. */
function compareRecipes(): void {
  for (const [script, name] of [
    ['own-seeds', 'own'],
    ['shared-seeds', 'shared'],
  ] as const) {
    const { status, stdout, stderr } = spawnSync(bin('python'), [join('docs', 'python', `${script}.py`)], {
      cwd: packageRoot,
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`docs/python/${script}.py:\n${stderr}`);
    // Rows end with F and p; those without a test end with NaN.
    const theirs = [...stdout.matchAll(/(\d\S*) +(\d\S*)$/gm)].map(([, f, p]) => [Number(f), Number(p)]);
    const runs = join('docs', 'r', 'sweeps', name);
    const { anova } = JSON.parse(
      yates('analyse', `${runs}.csv`, '--sweep', `${runs}.yaml`, '--json'),
    ) as Pick<Analysis, 'anova'>;
    const ours = anova.flatMap(({ f, p }) => (f === null || p === null ? [] : [[f, p]]));
    const isSame =
      ours.length > 2 &&
      ours.length === theirs.length &&
      ours.flat().every((value, i) => Math.abs(value - (theirs.flat()[i] ?? 0)) <= 1e-6);
    if (!isSame)
      throw new Error(`docs/python/${script}.py: ${theirs.join('; ')} where Yates has ${ours.join('; ')}`);
    process.stdout.write(`statsmodels: ${ours.length} rows of docs/python/${script}.py agree\n`);
  }
}

install();
compareRecipes();
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const data = ['--data', join(work, 'data')];
const sweep = join('test', 'exports', 'sweep.yaml');
yates('up', sweep, '--plain', ...data, '--listen', '127.0.0.1:0', '--agents', '1', '--slots', '2');
writeFileSync(join(work, 'runs.json'), yates('export', ...data, '--format', 'json'));
writeFileSync(join(work, 'curves.json'), yates('curves', ...data, '--json'));
for (const format of ['csv', 'jsonl', 'parquet']) {
  yates('export', ...data, '--format', format, '-o', join(work, `runs.${format}`));
  yates('export', ...data, '--curves', '--format', format, '-o', join(work, `curves.${format}`));
}
for (const format of ['tensorboard', 'wandb'])
  yates('export', ...data, '--format', format, '--out', join(work, format));
typeset();
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const server = await startMlflow(port);
try {
  // Twice: what is there already is not sent again.
  for (let time = 0; time < 2; time++) yates('export', ...data, '--format', 'mlflow', '--to', address);
  run(bin('python'), [join('test', 'exports', 'compare.py'), work, address]);
} finally {
  // With the processes that the server has started.
  if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL');
}
