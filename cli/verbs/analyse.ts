import type { Command } from 'commander';
import { YatesError } from '../../base/error.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { type AnalyseOptions, withAnalyseOptions } from '../analyse/analyse-options.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { isFileName } from '../input/is-file-name.ts';
import { withExamples } from '../options/examples.ts';
import { withProgress } from '../output/progress.ts';
import { print, printJson } from '../output/write-output.ts';

export function register(program: Command): void {
  const command = program
    .command('analyse')
    .alias('analyze')
    .description('analyse the variance of a sweep, or of any table')
    .argument(
      '[what...]',
      'CSV or JSON Lines file (- for standard input), or sweep id (default: the newest sweep); several sweeps, or exports of them, are analysed as blocks of one design',
    );
  withExamples(
    withCoordinatorOption(withAnalyseOptions(command)),
    'yates analyse my-sweep',
    'yates analyse my-sweep my-second',
    "yates analyse runs.csv --formula 'loss ~ block + lr * batch'",
  ).action(analyse);
}

const sweepWithoutFile = (what?: string): YatesError =>
  new YatesError({
    code: 'E_OPTION_SWEEP',
    place: { file: '--sweep' },
    message: `the option needs a CSV file${what === undefined ? '' : `, and "${what}" is not one`}`,
    next: 'name the file that `yates export` wrote, or leave --sweep out',
  });

const withoutSweep = (): YatesError =>
  new YatesError({
    code: 'E_OPTION_SWEEP',
    place: { file: '--without' },
    message: 'the option is for sweeps: which runs of a plain CSV file were resumed is not known',
    next: 'name the sweep file with --sweep, or leave the rows out of the file',
  });

async function analyse(all: readonly string[], options: AnalyseOptions): Promise<void> {
  const analysis = await withProgress((say) => {
    say('analysing');
    return analysisOf(all, options);
  });
  if (options.json) printJson(analysis);
  else {
    const [{ analysisText }, { readTerminal }] = await Promise.all([
      import('../../report/tables/analysis-text.ts'),
      import('../../dashboard/terminal.ts'),
    ]);
    print(analysisText(analysis, { unicode: readTerminal(process.env, process.stdout.isTTY).unicode }));
  }
}

async function analysisOf(all: readonly string[], options: AnalyseOptions): Promise<Analysis> {
  const [what] = all;
  const isFile = what !== undefined && isFileName(what);
  if (all.length > 1) {
    const { analyseSeveral } = await import('../several/analyse-several.ts');
    return await analyseSeveral(all, options);
  }
  if (options.sweep !== undefined) {
    if (!isFile) throw sweepWithoutFile(what);
    const { analyseExport } = await import('../analyse/analyse-export.ts');
    return await analyseExport(what, options.sweep, options);
  }
  if (isFile) {
    if (options.without !== undefined) throw withoutSweep();
    const { analyseFile } = await import('../analyse/analyse-file.ts');
    return analyseFile(what, options);
  }
  const { analyseLaunched } = await import('../analyse/analyse-launched.ts');
  return await analyseLaunched(what ?? '', options);
}
