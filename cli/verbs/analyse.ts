import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { YatesError } from '../../base/error.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { type AnalyseOptions, withAnalyseOptions } from '../analyse/analyse-options.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { print, printJson } from '../output/write-output.ts';

export function register(program: Command): void {
  withCoordinatorOption(
    withAnalyseOptions(
      program
        .command('analyse')
        .alias('analyze')
        .description('analysis of variance of a sweep, or of any CSV file')
        .argument(
          '[what]',
          'a CSV file (- for standard input), or a sweep id; the newest sweep where left out',
        ),
    ),
  ).action(analyse);
}

/** So that a mistyped file name is told as one, and not looked up among the sweeps. */
const looksLikeFile = /^-$|[\\/]|\.(csv|tsv|txt|dat)$/i;

const sweepWithoutFile = (what?: string): YatesError =>
  new YatesError({
    code: 'E_OPTION_SWEEP',
    place: { file: '--sweep' },
    message: `it goes with a CSV file${what === undefined ? '' : `, and "${what}" is none`}`,
    next: 'name the file that `yates export` wrote, or leave --sweep out',
  });

async function analyse(what: string | undefined, options: AnalyseOptions): Promise<void> {
  const isFile = what !== undefined && (looksLikeFile.test(what) || existsSync(what));
  let analysis: Analysis;
  if (options.sweep !== undefined) {
    if (!isFile) throw sweepWithoutFile(what);
    const { analyseExport } = await import('../analyse/analyse-export.ts');
    analysis = await analyseExport(what, options.sweep, options);
  } else if (isFile) {
    const { analyseFile } = await import('../analyse/analyse-file.ts');
    analysis = analyseFile(what, options);
  } else {
    const { analyseLaunched } = await import('../analyse/analyse-launched.ts');
    analysis = await analyseLaunched(what ?? '', options);
  }
  if (options.json) printJson(analysis);
  else {
    const [{ analysisText }, { readTerminal }] = await Promise.all([
      import('../../report/tables/analysis-text.ts'),
      import('../../dashboard/terminal.ts'),
    ]);
    print(analysisText(analysis, { unicode: readTerminal(process.env, process.stdout.isTTY).unicode }));
  }
}
