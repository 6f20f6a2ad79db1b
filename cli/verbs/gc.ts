import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { YatesError } from '../../base/error.ts';
import { formatMemorySize } from '../../base/memory-size.ts';
import { getSweep } from '../../client/ask.ts';
import { collectGarbage, type Garbage } from '../../client/garbage.ts';
import type { RpcClient } from '../../proto/client.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { bytesThatGo, garbageText } from '../gc/garbage-text.ts';
import { clearShared } from '../gc/shared-checkpoints.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { withProgress } from '../output/progress.ts';
import { print, printJson } from '../output/write-output.ts';

interface GcOptions extends CoordinatorOptions {
  readonly dryRun?: true;
  readonly checkpoints?: true;
  readonly checkpointDir?: string;
  readonly yes?: true;
  readonly json?: true;
}

export function register(program: Command): void {
  const command = program
    .command('gc')
    .description(
      'remove what sweeps do not keep (`keep:` of the sweep file) and what nobody names, to free disk space',
    )
    .argument(
      '[sweep]',
      'sweep id, a unique beginning of one, or a name (default: all of them, and what no sweep names)',
    )
    .option('--dry-run', 'print what would go and how much room it gives, and remove nothing')
    .option(
      '--checkpoints',
      'also checkpoints of failed and cancelled trials: run again, they begin at their start',
    )
    .option('--checkpoint-dir <dir>', 'also clear this folder, which agents share, of trials that have ended')
    .option('--yes', 'do not ask before anything is removed')
    .option('--json', 'print it as JSON');
  withExamples(
    withCoordinatorOption(command),
    'yates gc --dry-run',
    'yates gc my-sweep --checkpoints --yes',
  ).action(gc);
}

async function gc(named: string | undefined, options: GcOptions): Promise<void> {
  const { dryRun, yes } = options;
  if (!dryRun && !yes && !canAsk(options)) throw cannotAsk();
  await withCoordinator(
    options,
    async (client) => {
      const sweepId = named === undefined ? undefined : (await getSweep(client, named)).sweep.id;
      const look = (isDry: boolean): Promise<Garbage[]> =>
        withProgress((say) => {
          say(isDry ? 'looking for what is not kept' : 'removing what is not kept');
          return find(client, sweepId, options, isDry);
        });
      if (dryRun) return show(await look(true), options, true);
      if (!yes) {
        const found = await look(true);
        if (bytesThatGo(found) === 0 && found.every(({ isKept }) => isKept))
          return show(found, options, true);
        print(garbageText(found));
        if (!(await isWanted(bytesThatGo(found)))) return print('Nothing was removed.');
      }
      show(await look(false), options, false);
    },
    dryRun ? 'read' : 'steer',
  );
}

async function find(
  client: RpcClient,
  sweepId: string | undefined,
  { checkpoints, checkpointDir }: GcOptions,
  isDry: boolean,
): Promise<Garbage[]> {
  const found = await collectGarbage(client, {
    sweepId: sweepId ?? '',
    isDry,
    checkpoints: checkpoints === true,
  });
  // After the coordinator: what it gives up just now lies there, too.
  const shared =
    checkpointDir === undefined ? [] : await clearShared(client, { folder: checkpointDir, sweepId, isDry });
  return [...found, ...shared];
}

function show(garbage: readonly Garbage[], { json }: Pick<GcOptions, 'json'>, isDry: boolean): void {
  const bytes = bytesThatGo(garbage);
  if (json) return printJson({ schema: 'yates/garbage/v1', dryRun: isDry, bytes, garbage });
  const isAny = garbage.some(({ isKept }) => !isKept);
  const table = garbage.length === 0 ? '' : `${garbageText(garbage)}\n\n`;
  const sum = isDry ? `${formatMemorySize(bytes)} would be free.` : `${formatMemorySize(bytes)} are free.`;
  print(`${table}${isAny ? sum : 'There is nothing to remove.'}`);
}

const canAsk = ({ json }: GcOptions): boolean =>
  json === undefined && process.stdin.isTTY && process.stdout.isTTY;

async function isWanted(bytes: number): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await asking.question(
      `Remove this (${formatMemorySize(bytes)})? It cannot be taken back. [y/N] `,
    );
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}

const cannotAsk = (): YatesError =>
  new YatesError({
    code: 'E_GC_YES',
    place: { file: '--yes' },
    message: 'this removes files, and there is no terminal to ask at',
    next: 'look with --dry-run, then add --yes',
  });
