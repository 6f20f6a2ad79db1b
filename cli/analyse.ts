import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import type { Analysis } from '../stats/analysis-result.ts';
import { type CoordinatorOptions, withCoordinatorOption } from './coordinator-option.ts';
import { print, printJson } from './write-output.ts';

export interface AnalyseOptions extends CoordinatorOptions {
  readonly formula?: string;
  readonly response?: string;
  readonly factors?: readonly string[];
  readonly block?: string;
  readonly type?: 1 | 2 | 3;
  readonly goal?: 'maximise' | 'minimise';
  readonly json?: true;
}

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('analyse')
      .alias('analyze')
      .description('analysis of variance of a sweep, or of any CSV file')
      .argument('[what]', 'a CSV file (- for standard input), or a sweep id; the newest sweep where left out')
      .option(
        '--formula <formula>',
        'model as R writes it: "y ~ block + a + b * c"; C(x) makes a factor of numbers',
      )
      .option(
        '--response <column>',
        'what is explained; with --factors instead of a formula, or one of a sweep',
      )
      .option('--factors <columns>', 'columns that are factors, separated by commas', separated)
      .option('--block <column>', 'a factor to adjust for that is not itself in question')
      .option('--type <type>', 'type of the sums of squares: 1, 2 or 3', sumOfSquaresType)
      .option('--goal <goal>', 'maximize or minimize: which combination is best', goal)
      .option('--json', 'print the analysis as JSON, schema yates/analysis/v1'),
  ).action(analyse);
}

/** So that a mistyped file name is told as one, and not looked up among the sweeps. */
const looksLikeFile = /^-$|[\\/]|\.(csv|tsv|txt|dat)$/i;

async function analyse(what: string | undefined, options: AnalyseOptions): Promise<void> {
  const isFile = what !== undefined && (looksLikeFile.test(what) || existsSync(what));
  let analysis: Analysis;
  if (isFile) {
    const { analyseFile } = await import('./analyse-file.ts');
    analysis = analyseFile(what, options);
  } else {
    const { analyseLaunched } = await import('./analyse-launched.ts');
    analysis = await analyseLaunched(what ?? '', options);
  }
  if (options.json) printJson(analysis);
  else {
    const [{ analysisText }, { readTerminal }] = await Promise.all([
      import('../report/analysis-text.ts'),
      import('../dashboard/terminal.ts'),
    ]);
    print(analysisText(analysis, { unicode: readTerminal(process.env, process.stdout.isTTY).unicode }));
  }
}

const separated = (value: string): string[] =>
  value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function sumOfSquaresType(value: string): 1 | 2 | 3 {
  const type = { '1': 1, '2': 2, '3': 3, I: 1, II: 2, III: 3 }[value] as 1 | 2 | 3 | undefined;
  if (type === undefined) throw new InvalidArgumentError('Write 1, 2 or 3.');
  return type;
}

function goal(value: string): 'maximise' | 'minimise' {
  if (/^maximi[sz]e$/.test(value)) return 'maximise';
  if (/^minimi[sz]e$/.test(value)) return 'minimise';
  throw new InvalidArgumentError('Write maximize or minimize.');
}
