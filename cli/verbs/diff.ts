import type { Command } from 'commander';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { withProgress } from '../output/progress.ts';
import { print, printJson } from '../output/write-output.ts';

interface DiffOptions extends CoordinatorOptions {
  readonly response?: string;
  readonly json?: true;
}

export function register(program: Command): void {
  const what = 'sweep id, a unique beginning of one, a name, or a CSV file that `yates export` wrote';
  const command = program
    .command('diff')
    .description('compare two sweeps: designs, code, packages, and the means of the cells that both have')
    .argument('<first>', what)
    .argument('<second>', what)
    .option('--response <name>', 'compare the means of this response (default: of all that both have)')
    .option('--json', 'print it as JSON, schema yates/diff/v1');
  withExamples(
    withCoordinatorOption(command),
    'yates diff my-sweep my-sweep-2',
    'yates diff my-sweep last-year.csv --response loss',
  ).action(diff);
}

async function diff(
  first: string,
  second: string,
  { response, json, ...options }: DiffOptions,
): Promise<void> {
  const [{ readSweeps }, { diffSweeps }, { diffText }] = await Promise.all([
    import('../several/read-sweeps.ts'),
    import('../../report/diff/diff-sweeps.ts'),
    import('../../report/diff/diff-text.ts'),
  ]);
  const found = await withProgress(async (say) => {
    const sweeps = await readSweeps([first, second], options, {}, say);
    const [a, b] = sweeps.map(({ launched, ...side }) => ({ ...side, environments: launched?.environments }));
    say('comparing');
    return a && b && diffSweeps(a, b, response);
  });
  if (found === undefined) return;
  if (json) printJson(found);
  else print(diffText(found));
}
