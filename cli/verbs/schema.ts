import type { Command } from 'commander';
import { sweepJsonSchema } from '../../design/file/sweep-json-schema.ts';
import { printJson } from '../output/write-output.ts';

export function register(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of sweep files, for editors')
    .action(() => printJson(sweepJsonSchema()));
}
