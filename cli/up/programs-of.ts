import { resolve } from 'node:path';
import type { SweepSpec } from '../../design/sweep-spec.ts';

/** Programs that the trials of a sweep run; who runs the sweep on their own machine allows what it names. */
export async function programsOf({ trainer }: Pick<SweepSpec, 'trainer'>): Promise<string[]> {
  if (trainer.kind !== 'command') return [];
  const { commandProgram, parseCommandOptions } = await import('../../agent/command/command-options.ts');
  return [commandProgram(parseCommandOptions(trainer.options), resolve)];
}
