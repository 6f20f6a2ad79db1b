import { Argument, type Command } from 'commander';
import { withExamples } from '../options/examples.ts';
import { printJson } from '../output/write-output.ts';

export function register(program: Command): void {
  const command = program
    .command('schema')
    .description('print the JSON Schema of sweep files, for editors, or of the analysis as JSON, for readers')
    .addArgument(new Argument('[of]', 'what to describe').choices(['sweep', 'analysis']).default('sweep'));
  withExamples(
    command,
    'yates schema > sweep.schema.json',
    'yates schema analysis > analysis.schema.json',
  ).action(printSchema);
}

async function printSchema(of: 'sweep' | 'analysis'): Promise<void> {
  if (of === 'sweep') {
    const { sweepJsonSchema } = await import('../../design/file/sweep-json-schema.ts');
    printJson(sweepJsonSchema());
  } else {
    const { analysisJsonSchema } = await import('../../report/analysis-schema.ts');
    printJson(analysisJsonSchema());
  }
}
