import type { Command } from 'commander';
import { watchSweep } from '../connect/watch-sweep.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';

export function register(program: Command): void {
  const command = program
    .command('watch')
    .description('open the live dashboard of a sweep')
    .argument('[id]', 'sweep id, a unique beginning of it, or its name (default: the newest sweep)')
    .option('--plain', 'print lines instead of drawing a screen');
  withExamples(withCoordinatorOption(command), 'yates watch --coordinator box1:4444').action(watchSweep);
}
