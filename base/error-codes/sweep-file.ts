/** Errors of a sweep file and of the design that it declares. */
import { usage } from './entry.ts';

export const sweepFileCodes = {
  E_CONSTRAINT_LEVEL: usage(
    'A constraint compares a column with a level that the column does not have.',
    'Write a level as it stands in the file, or add it there.',
  ),
  E_CONSTRAINT_NAME: usage(
    'A constraint reads a column that the file does not declare.',
    'Write the name of a factor or derived column, or declare the column.',
  ),
  E_CONSTRAINT_RULE: usage(
    'A constraint names a rule that the trainer of the sweep does not have.',
    'Write a rule that this trainer has, or an expression.',
  ),
  E_CONSTRAINT_STEPS: usage(
    'A constraint takes too long for one cell: it has loops within loops, or builds long texts or lists.',
    'Write it without `map`, `filter`, `all` and `exists`, or split it.',
  ),
  E_CONSTRAINT_SYNTAX: usage(
    'A constraint is not a valid CEL expression, is too long, or uses a regular expression.',
    'Mend the expression where the error points.',
  ),
  E_CONSTRAINT_TOO_WIDE: usage(
    'A constraint reads factors with too many combinations of levels.',
    'Split it into constraints that read fewer factors each.',
  ),
  E_CONSTRAINT_TYPE: usage(
    'A constraint mixes text and numbers, or its value is not true or false.',
    'Compare text with text and numbers with numbers.',
  ),
  E_CONSTRAINT_UNSATISFIABLE: usage(
    'The constraints leave no cell to run.',
    'Loosen one of the constraints.',
  ),
  E_CONSTRAINT_VALUE: usage(
    'A constraint is neither true nor false for some cell.',
    'Rewrite it so that it has a value for every cell.',
  ),
  E_DERIVE_BY: usage(
    'A derived column follows something that is not a factor.',
    'Write the name of a factor after `by`.',
  ),
  E_DERIVE_INCOMPLETE: usage(
    'A derived column has no value for some level of its factor.',
    'Add the missing levels to its map.',
  ),
  E_DERIVE_LEVEL: usage(
    'The map of a derived column has a key that is no level of its factor, a level twice, or values of two kinds.',
    'Mend the entry that the error points at.',
  ),
  E_DERIVE_NAME: usage(
    'A derived column has the name of a factor.',
    'Keep the name under `factors` or under `derive`.',
  ),
  E_DESIGN_FRACTION: usage(
    'The fraction of the design names no factor, is not fully described, or would not be orthogonal.',
    'Change `design` as the error says, or write `design: full`.',
  ),
  E_DESIGN_STEPS: usage(
    'Planning the design takes more steps than a sweep may take.',
    'Remove factors, levels or constraints.',
  ),
  E_DESIGN_PLOT: usage(
    'The whole plots of the design name no factor, name one twice, or name every factor.',
    'List the factors under `whole_plot` that are costly to change, each once.',
  ),
  E_DESIGN_RANDOM: usage(
    'The random factors name no factor, name one twice or one with a single level, or are all factors.',
    'List the factors under `random` whose levels are a sample, each once, and leave one out whose levels are compared.',
  ),
  E_DESIGN_RUNS: usage(
    'The D-optimal subset has more runs than there are cells, or fewer than the model has parameters.',
    'Ask for a number of runs between the two.',
  ),
  E_DESIGN_TOO_LARGE: usage(
    'The design has too many cells or trials, or its fraction takes too long to choose.',
    'Remove levels or replicates, or add constraints.',
  ),
  E_DISPATCH: usage(
    'The sweep asks for balanced dispatch and for whole plots, which exclude each other.',
    'Remove `dispatch` or the whole plots.',
  ),
  E_EXTEND: usage(
    'A launched sweep cannot be extended in the way that was asked.',
    'Ask for replicates, new levels or the rest of a fraction as the error says, or launch a new sweep.',
  ),
  E_FACTOR_DUPLICATE_LEVEL: usage('A factor has the same level twice.', 'Remove one of the two.'),
  E_FACTOR_EMPTY: usage('A factor has no level.', 'Give it at least two levels, or remove it.'),
  E_FACTOR_WHEN: usage(
    'The condition under which a factor exists names no other factor, a level that it lacks, or does not suit the design.',
    'Write `when: { method: lora }` with a factor and levels of the file.',
  ),
  E_FACTOR_LEVEL: usage(
    'A level has another kind than the others of its factor, cannot be read, or is refused by the trainer.',
    'Write the level as the error says.',
  ),
  E_FACTOR_NONE: usage('The sweep file has no factor.', 'Add at least one under `factors`.'),
  E_FACTOR_UNKNOWN: usage(
    'The trainer reads no factor of this name.',
    'Write a name that the trainer knows.',
  ),
  E_MORE_FAULTS: usage('The file has more faults than are shown.', 'Mend those that are shown first.'),
  E_NAME: usage(
    'A factor, derived column or response has a name that cannot be used.',
    'Use a letter, then letters, digits and underscores, at most 64 characters.',
  ),
  E_NAME_RESERVED: usage(
    'A name is kept for constraint expressions, exports or the language.',
    'Rename the factor, column, setting or response.',
  ),
  E_NUMBER: usage(
    'A number is not finite, or has more digits than a double keeps.',
    'Put it in quotes, or write a shorter number.',
  ),
  E_PRUNE: usage(
    'Pruning compares trials by a metric without a goal, or at steps that do not ascend.',
    'Add `goal`, or write the steps in ascending order.',
  ),
  E_REFERENCE_NAME: usage(
    'A reference has a name that cannot be read, or that another reference has.',
    'Rename one of them.',
  ),
  E_REFERENCE_SAME: usage(
    'A reference has the settings of another reference or of a cell of the design.',
    'Remove one of the two.',
  ),
  E_REFERENCE_SETTING: usage(
    'A setting of a reference is unknown to the trainer, has a wrong level, or is missing.',
    'Change the settings of the reference as the error says.',
  ),
  E_RESPONSE_HEADROOM: usage(
    'The primary response has less room between its floor and its ceiling than three residual standard deviations.',
    'Choose another primary response or another subject.',
  ),
  E_RESPONSE_MISSING: usage(
    'The sweep file does not say what is measured.',
    'Add `response: { primary: NAME, goal: maximize }` or `goal: minimize`.',
  ),
  E_RESPONSE_NAME: usage(
    'A response has the name of a factor, is declared twice, or is not reported by the trainer.',
    'Rename it, or write a metric that the trainer reports.',
  ),
  E_STOP_FACTOR: usage(
    '`stop.when_decided` names something that cannot be decided: no factor, one with a single level, or one set by whole plot.',
    'List factors with two or more levels that vary within plots.',
  ),
  E_STOP_PRUNE: usage(
    'The sweep has `stop` and `prune`, and the evidence for stopping counts only in unpruned sweeps.',
    'Remove one of the two.',
  ),
  E_SWEEP_EMPTY: usage('The sweep file is empty.', 'Start from `examples/tiny.yaml`.'),
  E_SWEEP_KEY: usage('The sweep file has a key that does not exist.', 'Rename or remove the key.'),
  E_SWEEP_MISSING: usage('The sweep file lacks a required key.', 'Add the key.'),
  E_SWEEP_SIZE: usage('The sweep file is larger than 1 MiB.', 'Check that it is a sweep file.'),
  E_SWEEP_TYPE: usage('The sweep file is not a map of keys.', 'Start it with `version: 1`.'),
  E_SWEEP_VALUE: usage(
    'A key of the sweep file has a value of the wrong type or outside its range.',
    'Write a value as the error says.',
  ),
  E_SWEEP_VERSION: usage(
    'The sweep file has a version of the format that this version of Yates does not read.',
    'Write `version: 1`, or use the version of Yates that the file was made for.',
  ),
  E_TRAINER_OPTION: usage(
    'An option of the trainer is unknown or has a wrong value.',
    'Change the option under `trainer` as the error says.',
  ),
  E_YAML: usage('The sweep file is not valid YAML.', 'Mend the YAML where the error points.'),
  E_YAML_ALIAS: usage('The sweep file uses a YAML alias.', 'Write out what the alias stands for.'),
  E_YAML_DEPTH: usage(
    'Lists and maps in the sweep file are nested too deeply.',
    'Check whether a bracket is left open.',
  ),
  E_YAML_DUPLICATE_KEY: usage('A map of the sweep file has the same key twice.', 'Keep one of the two.'),
  E_YAML_TAB: usage('The sweep file is indented with a tab.', 'Indent with spaces.'),
} as const;
