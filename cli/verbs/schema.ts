import type { Command } from 'commander';
import { sweepJsonSchema } from '../../design/file/sweep-json-schema.ts';
import { withExamples } from '../options/examples.ts';
import { printJson } from '../output/write-output.ts';

export function register(program: Command): void {
  const command = program.command('schema').description('print the JSON Schema of sweep files, for editors');
  withExamples(command, 'yates schema > sweep.schema.json').action(() => printJson(sweepJsonSchema()));
}
