import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AnalysisRequest } from '../../stats/analysis-request.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { parseWholeNumber } from '../options/whole-number.ts';

export interface AnalyseOptions extends CoordinatorOptions {
  readonly sweep?: string;
  readonly formula?: string;
  readonly response?: string;
  readonly factors?: readonly string[];
  readonly block?: string;
  readonly outcome?: string;
  readonly wholePlots?: readonly string[];
  readonly type?: 1 | 2 | 3;
  readonly goal?: 'maximise' | 'minimise';
  readonly comparisons?: 'tukey' | 'holm';
  readonly control?: Readonly<Record<string, string>>;
  readonly robust?: true;
  readonly permutations?: number;
  readonly seed?: number;
  readonly json?: true;
}

/** Adds the options of `analyse` but those of the coordinator. */
export function withAnalyseOptions(command: Command): Command {
  return command
    .option(
      '--sweep <file>',
      'of a file that `yates export` wrote: the sweep file it is of, for the same analysis as the sweep has',
    )
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
    .option(
      '--whole-plots <columns>',
      'of a file: columns that together number whole plots (split plot), as Error() in the formula does',
      separated,
    )
    .option('--outcome <column>', 'of a file: column that says how a run ended, to count what is missing')
    .option('--type <type>', 'type of the sums of squares: 1, 2 or 3', sumOfSquaresType)
    .option('--goal <goal>', 'maximize or minimize: which combination is best', goal)
    .addOption(
      new Option('--comparisons <method>', 'how all pairs of levels are compared').choices(['tukey', 'holm']),
    )
    .option(
      '--control <factor=level>',
      'compare the levels of a factor with this one only (Dunnett); may be repeated',
      control,
    )
    .option('--robust', 'add tests that need no equal variances or normal errors')
    .option('--permutations <number>', 'with --robust: rearrangements, 9999 where left out', (text) =>
      parseWholeNumber(text, '--permutations', 1, 1e6),
    )
    .option('--seed <number>', 'with --robust: seed of the rearrangements', (text) =>
      parseWholeNumber(text, '--seed', 0, 2 ** 32 - 1),
    )
    .option('--json', 'print the analysis as JSON, schema yates/analysis/v1');
}

/** What is asked for in the same words of a file and of a sweep. */
export function requestOf(
  options: AnalyseOptions,
): Pick<AnalysisRequest, 'robust' | 'permutations' | 'seed' | 'comparisons' | 'controls'> {
  return {
    robust: options.robust,
    permutations: options.permutations,
    seed: options.seed,
    comparisons: options.comparisons === 'tukey' ? 'tukey-kramer' : options.comparisons,
    controls: options.control,
  };
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

function control(value: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = value.indexOf('=');
  if (at < 1 || at === value.length - 1) throw new InvalidArgumentError('Write factor=level.');
  return { ...before, [value.slice(0, at).trim()]: value.slice(at + 1).trim() };
}
