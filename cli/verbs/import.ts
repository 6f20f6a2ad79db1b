import type { Command } from 'commander';
import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import { writeCsv } from '../../report/export/csv.ts';
import { samplingOfHeader } from '../../stats/table/adaptive-sampling.ts';
import { columnRoles, endsOfRuns } from '../import/column-roles.ts';
import { analyseLine, formulaOf, type Imported, importText } from '../import/import-text.ts';
import { readTable } from '../input/read-table.ts';
import { withExamples } from '../options/examples.ts';
import { withProgress } from '../output/progress.ts';
import { print, printJson, writeOutput } from '../output/write-output.ts';

interface ImportOptions {
  readonly study?: string;
  readonly response?: string;
  readonly output?: string;
  readonly json?: true;
}

export function register(program: Command): void {
  const command = program
    .command('import')
    .description('show what a table of Optuna, W&B, Ray Tune or MLflow holds, and how to analyse it')
    .argument(
      '<file>',
      'CSV or JSON Lines file, storage of Optuna (SQLite or journal), folder of Ray Tune, or run files of W&B (folder wandb)',
    )
    .option('--study <name>', 'take this study of a storage of Optuna that holds several')
    .option('--response <column>', 'take this column as the response')
    .option('-o, --output <file>', 'write the table as CSV')
    .option('--json', 'print what was found as JSON');
  withExamples(command, 'yates import optuna.db', 'yates import runs.csv --response val_loss').action(
    importFile,
  );
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const { table, roles } = await withProgress((say) => {
    const read = readTable(file, options.study, say);
    say('looking at its columns');
    return Promise.resolve({ table: read, roles: columnRoles(read.csv) });
  });
  const { csv, study, isOneOfSeveral = false } = table;
  const response = options.response ?? roles.responses[0];
  if (options.response !== undefined && !csv.header.includes(options.response)) {
    throw new YatesError({
      code: 'E_COLUMN_UNKNOWN',
      place: { file: '--response' },
      message: `there is no column "${options.response}"`,
      next: didYouMean(options.response, csv.header),
    });
  }
  if (response === undefined) {
    throw new YatesError({
      code: 'E_IMPORT_COLUMNS',
      place: { file },
      message: 'no column of numbers looks like a result',
      next: `name the response: --response COLUMN, one of: ${csv.header.join(', ')}`,
    });
  }
  const at = response === 'value' ? 0 : Number(/^values_(\d+)$/.exec(response)?.[1] ?? Number.NaN);
  const imported: Imported = {
    file,
    rows: csv.lines.length,
    roles: { ...roles, parameters: roles.parameters.filter(({ column }) => column !== response) },
    response,
    goal: study?.directions[at],
    study: study?.name,
    isOneOfSeveral,
    ends: endsOfRuns(csv, roles.state, response),
    sampling: samplingOfHeader(csv.header),
  };
  if (options.output !== undefined)
    writeOutput(
      writeCsv(
        csv.header,
        csv.records.map(({ fields }) => fields),
      ),
      options.output,
    );
  if (options.json) printJson(asJson(imported));
  else if (options.output !== '-') print(importText(imported));
}

const asJson = (imported: Imported) => ({
  schema: 'yates/import/v1',
  file: imported.file,
  tool: imported.roles.tool ?? null,
  study: imported.study ?? null,
  runs: imported.rows,
  parameters: imported.roles.parameters,
  constants: imported.roles.constants,
  seeds: imported.roles.seeds,
  response: imported.response,
  responses: imported.roles.responses,
  state: imported.roles.state ?? null,
  goal: imported.goal ?? null,
  ends: imported.ends,
  sampling: imported.sampling === 'fixed' ? { by: 'fixed' } : (imported.sampling ?? null),
  formula: formulaOf(imported),
  analyse: analyseLine(imported),
});
