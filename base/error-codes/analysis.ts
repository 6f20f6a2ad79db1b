/** Errors of tables, formulas and models: what `yates analyse` and `yates plan` refuse. */
import { failure, ours, usage } from './entry.ts';

export const analysisCodes = {
  E_COLUMN_LEVEL: usage(
    'The control is a level that no row of the table has.',
    'Name a level that occurs in the table.',
  ),
  E_COLUMN_NOT_NUMERIC: usage(
    'A column that must hold numbers holds text.',
    'Name another column, or mend its values.',
  ),
  E_COLUMN_UNKNOWN: usage('The table has no column of this name.', 'Name a column of the header.'),
  E_CSV_COLUMNS: usage(
    'The CSV file lacks columns that the export of the named sweep has.',
    'Give the file that `yates export` wrote for this sweep.',
  ),
  E_CSV_EMPTY: usage(
    'The CSV file is empty, or has no row below its header.',
    'Give a file with a header and rows.',
  ),
  E_CSV_FIELDS: usage(
    'A line of the CSV file has more or fewer fields than its header.',
    'Mend the line; a comma inside a value needs quotes.',
  ),
  E_CSV_HEADER: usage(
    'The header of the CSV file has an empty name, or a name twice.',
    'Give every column a name of its own.',
  ),
  E_COLUMN_COMMAS: usage(
    'A column has numbers such as 1,234, and nothing tells if the comma groups digits or comes before decimals; or its commas contradict each other.',
    'Write `--decimal point` for 1234, or `--decimal comma` for 1.234; or write all numbers of the column in one way.',
  ),
  E_CSV_QUOTE: usage(
    'A quote in the CSV file is not closed, or is followed by text.',
    'Close the quote, or double a quote that belongs to the value.',
  ),
  E_CSV_RUN: usage(
    'A row of the exported CSV file is not a run of the named sweep file.',
    'Give the sweep file that was launched.',
  ),
  E_EXPORT_COUNT: ours(
    'The number of exported rows is not the number of trials.',
    'Do not use the results; report this with the data folder.',
  ),
  E_FORMULA: usage('The model formula cannot be read.', 'Mend the formula where the error points.'),
  E_FORMULA_VALUE: usage(
    'What a formula computes has no value in a row, such as the logarithm of 0.',
    'Leave such rows out, or write an expression that has a value there.',
  ),
  E_IMPORT_COLUMNS: usage(
    'The table does not show which columns are settings and which are results.',
    'Name the response with `--response`.',
  ),
  E_IMPORT_STUDY: usage(
    'A storage of Optuna holds several studies, or none of this name.',
    'Choose one with `--study`.',
  ),
  E_JSON_LINES: usage(
    'A line of a JSON Lines file is no JSON object.',
    'Write one object a line, or an array of objects.',
  ),
  E_MODEL_CONTROL: usage(
    'A control level is named for a factor that the model does not have.',
    'Name a factor of the model.',
  ),
  E_MODEL_PLOTS: usage(
    'The column that numbers the whole plots is also a term of the model.',
    'Remove it from the model.',
  ),
  E_MODEL_RESPONSE: usage(
    'The response is also a term of the model.',
    'Remove it from the right-hand side of the formula.',
  ),
  E_MODEL_SIZE: usage(
    'The model needs more columns or memory than the analysis allows.',
    'Remove the largest term, or use its factor as a covariate.',
  ),
  E_NO_CURVES: failure(
    'The trials that are asked for have reported nothing over their steps, or not this metric.',
    'Let the program print its step and metrics now and then (docs/command-trials.md).',
  ),
  E_PLAN_NOT_MEASURED: failure(
    'The data folder has no finished trial of this trainer with these options.',
    'Say how long a trial takes with `--trial-time`.',
  ),
  E_RESPONSE_COUNTS: usage(
    'A row of a response that is counted has no possible count, such as more successes than tries.',
    'Give successes and tries of every row.',
  ),
  E_TABLE_FORMAT: usage(
    'The file is no table of text: an archive, a workbook, a database or the like.',
    'Export it as CSV.',
  ),
  E_TABLE_SIZE: usage('The table is larger than an analysis allows.', 'Leave out columns or rows.'),
  E_RESPONSE_UNKNOWN: usage('The sweep has no response of this name.', 'Name a response of the sweep.'),
} as const;
