import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AnalysisRequest } from '../../stats/analysis-request.ts';
import type { Scale } from '../../stats/anova/numeric-result.ts';
import type { DdfMethod } from '../../stats/mixed/error-model.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { type Goal, goalOption } from '../options/goal-option.ts';
import { parseWholeNumber } from '../options/whole-number.ts';

export interface AnalyseOptions extends CoordinatorOptions {
  readonly sweep?: string;
  readonly formula?: string;
  readonly response?: string;
  readonly factors?: readonly string[];
  readonly amounts?: readonly string[];
  readonly scale?: Readonly<Record<string, Scale>>;
  readonly family?: 'gaussian' | 'binomial' | 'poisson';
  readonly of?: string;
  readonly block?: string;
  readonly outcome?: string;
  readonly wholePlots?: readonly string[];
  readonly seeds?: string;
  readonly random?: readonly string[];
  readonly ddf?: DdfMethod;
  readonly study?: string;
  readonly without?: 'resumed';
  readonly sampling?: 'fixed' | 'adaptive';
  readonly na?: readonly string[];
  readonly decimal?: 'point' | 'comma';
  readonly type?: 1 | 2 | 3;
  readonly goal?: Goal;
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
      'analyse an exported CSV file as the sweep of this file: its model, blocks, references and goal',
    )
    .option(
      '--formula <formula>',
      'fit this model, written as in R: "y ~ block + a + b * c"; C(x) makes a factor of numbers',
    )
    .option(
      '--response <column>',
      'explain this column: with --factors in place of a formula, or a response of the sweep',
    )
    .option('--factors <columns>', 'take these columns as factors, separated by commas: a,b', separated)
    .option(
      '--amounts <columns>',
      'take these columns as amounts, though their values are levels elsewhere: a straight line along each',
      separated,
    )
    .option(
      '--scale <factor=log>',
      'split the levels of a numeric factor into trends on this scale, log or linear: lr=log; may be repeated',
      scale,
    )
    .addOption(
      new Option(
        '--family <family>',
        'take the response as amounts (gaussian), as true or false or a share (binomial), or as counted events (poisson); default: by its values',
      ).choices(['gaussian', 'binomial', 'poisson']),
    )
    .option(
      '--of <tries>',
      'the response is a share, or a number of successes, of so many tries: a column of the file, or a number',
    )
    .addOption(
      new Option(
        '--without <runs>',
        'of a sweep: leave out runs that went on from a checkpoint after an interruption (resumed)',
      ).choices(['resumed']),
    )
    .option('--block <column>', 'adjust for this factor, which is not itself in question: seed')
    .option(
      '--whole-plots <columns>',
      'test a split plot: these columns of the file together number its whole plots, as Error() does in a formula',
      separated,
    )
    .option(
      '--seeds <column>',
      'test each term against its interaction with this column: the seed that all settings of a replicate share',
    )
    .option(
      '--random <columns>',
      'take the levels of these columns as a sample: test each term against its interaction with subject',
      separated,
    )
    .addOption(
      new Option(
        '--ddf <method>',
        'find denominator degrees of freedom by this method where variances are estimated (default: kenward-roger)',
      ).choices(['kenward-roger', 'satterthwaite']),
    )
    .option(
      '--outcome <column>',
      'use only runs that ended with a result by this column of the file, in the words of Optuna, W&B, Ray or Yates: state',
    )
    .option('--study <name>', 'analyse this study of a storage of Optuna that holds several')
    .addOption(
      new Option(
        '--sampling <how>',
        'settings were chosen beforehand (fixed: a grid, at random), or by earlier results (adaptive: TPE, Bayes); default: as the table shows',
      ).choices(['fixed', 'adaptive']),
    )
    .option(
      '--na <words>',
      'take these words of the file as missing values, separated by commas: "-,?,failed"',
      separated,
    )
    .addOption(
      new Option(
        '--decimal <mark>',
        'read 1,234 in the file as 1234 (point) or as 1.234 (comma); default: as other numbers of the file show',
      ).choices(['point', 'comma']),
    )
    .addOption(
      new Option('--type <type>', 'use sums of squares of this type (default: 2)')
        .choices(['1', '2', '3'])
        .argParser(sumOfSquaresType),
    )
    .addOption(goalOption('--goal <goal>', 'find the combination that is best by this goal'))
    .addOption(
      new Option(
        '--comparisons <method>',
        'compare all pairs of levels by this method (default: tukey)',
      ).choices(['tukey', 'holm']),
    )
    .option(
      '--control <factor=level>',
      'compare the levels of a factor with this one only (Dunnett): activation=relu; may be repeated',
      control,
    )
    .option('--robust', 'add tests that need no equal variances or normal errors')
    .option(
      '--permutations <number>',
      'with --robust: rearrange the residuals so often (default: 9999)',
      (text) => parseWholeNumber(text, '--permutations', 1, 1e6),
    )
    .option('--seed <number>', 'with --robust: draw the rearrangements from this seed (default: 0)', (text) =>
      parseWholeNumber(text, '--seed', 0, 2 ** 32 - 1),
    )
    .option('--json', 'print the analysis as JSON, schema yates/analysis/v2');
}

/** What is asked for in the same words of a file and of a sweep. */
export function requestOf(
  options: AnalyseOptions,
): Pick<AnalysisRequest, 'robust' | 'permutations' | 'seed' | 'comparisons' | 'controls' | 'ddf'> {
  return {
    ddf: options.ddf,
    robust: options.robust,
    permutations: options.permutations,
    seed: options.seed,
    comparisons: options.comparisons === 'tukey' ? 'tukey-kramer' : options.comparisons,
    controls: options.control,
  };
}

function scale(value: string, before: Readonly<Record<string, Scale>> = {}): Record<string, Scale> {
  const [, name, kind] = /^(.+)=(log|linear)$/.exec(value) ?? [];
  if (name === undefined) throw new InvalidArgumentError('Write factor=log or factor=linear.');
  return { ...before, [name.trim()]: kind as Scale };
}

const separated = (value: string): string[] =>
  value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function sumOfSquaresType(value: string): 1 | 2 | 3 {
  const type = sumOfSquaresTypes.get(value);
  if (type === undefined) throw new InvalidArgumentError('Write 1, 2 or 3.');
  return type;
}

const sumOfSquaresTypes: ReadonlyMap<string, 1 | 2 | 3> = new Map([
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['I', 1],
  ['II', 2],
  ['III', 3],
]);

function control(value: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = value.indexOf('=');
  if (at < 1 || at === value.length - 1) throw new InvalidArgumentError('Write factor=level.');
  return { ...before, [value.slice(0, at).trim()]: value.slice(at + 1).trim() };
}
