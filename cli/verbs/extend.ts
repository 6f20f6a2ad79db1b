import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { plural } from '../../base/plural.ts';
import { YatesError } from '../../base/error.ts';
import { sweepFromWire } from '../../client/from-wire.ts';
import { limits } from '../../base/limits.ts';
import { yates } from '../../proto/generated/yates.js';
import { controlService } from '../../proto/service.ts';
import { getSweep } from '../../client/ask.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { specOf } from '../../client/spec-of.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { withExamples } from '../options/examples.ts';
import { collectTexts, factorLevels } from '../options/factor-levels.ts';
import { namedSweepArgument } from '../options/sweep-argument.ts';
import { withProgress } from '../output/progress.ts';
import { sweepAsJson } from '../output/sweep-json.ts';
import { planningTimeoutMs } from '../../client/ask-at.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { print, printJson } from '../output/write-output.ts';

interface ExtendOptions extends CoordinatorOptions {
  readonly replicates?: number;
  readonly levels?: readonly string[];
  readonly complete?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

export function register(program: Command): void {
  const command = program
    .command('extend')
    .description('plan more trials for a sweep, in new blocks; those that it has stay unchanged')
    .argument(...namedSweepArgument)
    .option(
      '--replicates <+n>',
      'add this many replicates of every cell to those that there are; the plus sign is needed',
      more,
    )
    .option(
      '--levels <factor=a,b...>',
      'add levels to a factor, and the cells that they make; may be repeated',
      collectTexts,
    )
    .option('--complete', 'add the cells that a fraction left out; of a half fraction, the fold-over')
    .option('--dry-run', 'say what would be added, and add nothing')
    .option('--json', 'print the answer as JSON');
  withExamples(
    withCoordinatorOption(command),
    'yates extend my-sweep --replicates +2 --dry-run',
    'yates extend my-sweep --levels scale=8,16',
  ).action(extend);
}

async function extend(id: string, options: ExtendOptions): Promise<void> {
  const answer = await withCoordinator(
    options,
    async (client) => {
      const { sweep } = await getSweep(client, id);
      const levels = factorLevels(specOf(sweep).factors, options.levels ?? [], 'E_EXTEND');
      const request = {
        requestId: randomUUID(),
        sweepId: sweep.id,
        replicates: options.replicates ?? 0,
        levels,
        complete: options.complete ?? false,
        dryRun: options.dryRun ?? false,
      };
      return withProgress((say) => {
        say('planning and recording');
        return client.unary(controlService.extend, request, { timeoutMs: planningTimeoutMs });
      });
    },
    'steer',
  );
  const sweep = sweepFromWire(answer.sweep ?? {});
  const { hash, what, trials, firstPlannedOrder } = yates.v1.SweepExtension.create(answer.extension ?? {});
  if (options.json) {
    const extension = { hash, what, trials, firstPlannedOrder };
    const dryRun = options.dryRun ?? false;
    printJson({
      schema: 'yates/sweep-extended/v1',
      sweep: sweepAsJson(sweep),
      extension,
      notes: answer.notes,
      dryRun,
    });
    return;
  }
  const did = options.dryRun ? 'Would extend' : 'Extended';
  print(
    `${did} ${sweep.name} (${sweep.id}) by ${plural(trials, 'trial')}: ${what}. Design ${hash.slice(0, 12)}.`,
  );
  for (const note of answer.notes) print(`Note: ${note}.`);
}

/** @throws YatesError E_OPTION_REPLICATES, E_OPTION_NUMBER */
function more(text: string): number {
  if (/^\d/.test(text)) {
    throw new YatesError({
      code: 'E_OPTION_REPLICATES',
      place: { file: '--replicates' },
      message: `"${text}" may mean ${text} more, or ${text} in all`,
      next: `write +${text} to add ${text} to those that there are`,
    });
  }
  return parseWholeNumber(text.replace(/^\+/, ''), '--replicates', 1, limits.replicates);
}
