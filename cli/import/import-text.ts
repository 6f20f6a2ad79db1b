import { shellWord } from '../output/shell-word.ts';
import { plural } from '../../base/plural.ts';
import type { SamplingEvidence } from '../../stats/table/adaptive-sampling.ts';
import type { ColumnRoles, EndOfRuns, Parameter } from './column-roles.ts';

export interface Imported {
  readonly file: string;
  readonly rows: number;
  readonly roles: ColumnRoles;
  /** That is proposed, or was asked for. */
  readonly response: string;
  readonly goal: 'minimize' | 'maximize' | undefined;
  readonly study: string | undefined;
  /** True if the storage holds others. */
  readonly isOneOfSeveral: boolean;
  readonly ends: readonly EndOfRuns[];
  readonly sampling: SamplingEvidence | 'fixed' | undefined;
}

/** A column name as a formula has it. */
const inFormula = (name: string): string =>
  /^[\p{L}\p{N}_][\p{L}\p{N}_.]*$/u.test(name) && !/^\d/.test(name) ? name : `\`${name}\``;

function termOf({ column, as }: Parameter): string {
  const name = inFormula(column);
  return as === 'levels' ? `C(${name})` : as === 'log' ? `log10(${name})` : name;
}

export const formulaOf = ({ response, roles }: Imported): string =>
  `${inFormula(response)} ~ ${roles.parameters.map(termOf).join(' + ') || '1'}`;

/** The command that analyses what was shown. */
export function analyseLine(imported: Imported): string {
  const { file, study, isOneOfSeveral, roles, goal } = imported;
  return [
    'yates analyse',
    shellWord(file),
    ...(isOneOfSeveral && study !== undefined ? ['--study', shellWord(study)] : []),
    '--formula',
    `'${formulaOf(imported)}'`,
    ...(roles.state === undefined ? [] : ['--outcome', shellWord(roles.state)]),
    ...(goal === undefined ? [] : ['--goal', goal]),
  ].join(' ');
}

export function importText(imported: Imported): string {
  const { file, rows, roles, response, study, ends, sampling } = imported;
  const others = roles.responses.filter((name) => name !== response);
  const kept = ends.filter(({ meaning }) => meaning === 'result' || meaning === 'unknown');
  const lost = ends.filter((end) => !kept.includes(end));
  const count = (of: readonly EndOfRuns[]): number => of.reduce((sum, { runs }) => sum + runs, 0);
  return [
    `${file}: ${plural(rows, 'run')}${roles.tool === undefined ? '' : ` of ${roles.tool}`}${study === undefined ? '' : `, study ${study}`}`,
    '',
    'Parameters',
    ...(roles.parameters.length === 0 ? ['  none that varies'] : roles.parameters.map(parameterLine)),
    ...(roles.constants.length === 0 ? [] : [`  the same in all runs: ${roles.constants.join(', ')}`]),
    ...roles.seeds.map((name) => `  ${name}: seeds, no parameter`),
    ...(roles.steps === undefined
      ? []
      : [`  ${roles.steps}: steps of runs, no parameter; keep one row of each run, such as its last`]),
    'Response',
    `  ${response}${others.length === 0 ? '' : ` (--response takes another: ${others.slice(0, 8).join(', ')}${others.length > 8 ? ', ...' : ''})`}`,
    'Runs',
    `  ${count(kept)} of ${rows} have a result${roles.state === undefined ? '; no column says how they ended' : ` by column ${roles.state}`}`,
    ...lost.map(lostLine),
    ...kept
      .filter(({ meaning }) => meaning === 'unknown')
      .map(({ word, runs }) => `  ${runs} say "${word}", which is not understood and counts as a result`),
    ...(roles.tool === 'Ray Tune' && roles.state === undefined
      ? ["  Ray's table lacks trials that failed before their first report; the experiment's folder has them"]
      : []),
    ...(roles.tool === 'W&B' && roles.state === undefined
      ? [
          '  so runs that crashed or still run count with what they had reached; a column state, of run.state, tells them apart',
        ]
      : []),
    ...samplingLines(sampling),
    ...((roles.tool === 'W&B' && !roles.isCertain) || roles.tool === undefined
      ? [
          '',
          'Nothing in the header tells settings from results: columns whose values recur were taken as settings.',
        ]
      : []),
    '',
    'Analyse them with',
    `  ${analyseLine(imported)}`,
  ].join('\n');
}

function parameterLine({ column, values, as }: Parameter): string {
  const how = {
    names: 'a factor',
    levels: 'numbers, compared as levels',
    amount: 'an amount, on a straight line',
    log: 'an amount over powers of ten, on a straight line of its logarithm',
  }[as];
  return `  ${column}: ${plural(values, 'value')}, ${how}`;
}

function lostLine({ meaning, word, runs }: EndOfRuns): string {
  const why = {
    result: 'ended well',
    unknown: 'are not understood',
    'no value': 'have no value of the response',
    failed: 'failed',
    diverged: 'diverged',
    pruned: 'were pruned: what they had reached is not what their settings reach',
    cancelled: 'were cancelled',
    leased: 'still run',
    running: 'still run, or were cut off',
    queued: 'have not begun',
  }[meaning];
  return `  ${runs} left out: ${word === '' ? '' : `${word}, `}they ${why}`;
}

function samplingLines(sampling: Imported['sampling']): string[] {
  if (sampling === undefined) return [];
  if (sampling === 'fixed') return ['Sampling', '  from a grid or the like: fixed before the first run'];
  const how =
    sampling.by === 'column'
      ? `adaptive, as column ${sampling.column} shows`
      : "not named; Optuna's default (TPE) is adaptive. Add --sampling fixed if settings were drawn at random or from a grid";
  return ['Sampling', `  ${how}: p-values are descriptive where earlier results chose the settings`];
}
