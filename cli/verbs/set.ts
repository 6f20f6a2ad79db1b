import type { Command } from 'commander';
import { plural } from '../../base/plural.ts';
import { YatesError } from '../../base/error.ts';
import { getSweep } from '../../client/ask.ts';
import { setPolicy } from '../../client/set-policy.ts';
import type { WrittenSetting } from '../../design/policy-setting.ts';
import { isKeepName } from '../../design/keep.ts';
import { changesInWords, type PolicyChange } from '../../design/run-policy.ts';
import type { Sweep } from '../../client/facts.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { namedSweepArgument } from '../options/sweep-argument.ts';
import { sweepAsJson } from '../output/sweep-json.ts';
import { print, printJson } from '../output/write-output.ts';

interface SetOptions extends CoordinatorOptions {
  readonly json?: true;
}

export function register(program: Command): void {
  const command = program
    .command('set')
    .description(
      'change how the trials of a launched sweep are run: time limits, retries, slots, labels, what is kept',
    )
    .argument(...namedSweepArgument)
    .argument(
      '<name=value...>',
      'timeout, stall_timeout, kill_grace, slots, retry.user (or another kind of fault), labels.NAME, keep.artifacts (and checkpoints, output, curves); as in the sweep file, ' +
        'and an empty label is not asked for any more',
    )
    .option('--json', 'print the sweep as JSON');
  withExamples(
    withCoordinatorOption(command),
    'yates set my-sweep timeout=8h',
    'yates set my-sweep retry.timeout=3 labels.gpu=h100',
    "yates set my-sweep keep.artifacts='best 3' keep.output=30d",
  ).action(set);
}

async function set(id: string, written: readonly string[], options: SetOptions): Promise<void> {
  const settings = written.map(settingOf);
  const { sweep, changes } = await withCoordinator(
    options,
    async (client) => {
      const found = await getSweep(client, id);
      return setPolicy(client, found.sweep.id, settings);
    },
    'steer',
  );
  if (options.json) printJson({ schema: 'yates/policy-changed/v1', sweep: sweepAsJson(sweep), changes });
  else print(inWords(sweep, changes));
}

function inWords({ name, id, counts }: Sweep, changes: readonly PolicyChange[]): string {
  if (changes.length === 0) return `${name} (${id}) has these settings already: nothing was changed.`;
  const ofTrials = changes.filter(({ name: setting }) => !isKeepName(setting));
  if (ofTrials.length === 0)
    return `Changed ${name} (${id}): ${changesInWords(changes)}. What is not kept any more is removed from now on, also of trials that have ended.`;
  const isForRunning = ({ name: setting }: PolicyChange): boolean =>
    setting === 'timeout' || setting === 'stall_timeout';
  const [all, some] = [ofTrials.every(isForRunning), ofTrials.some(isForRunning)];
  const running = counts.leased === 0 ? '' : runningInWords(counts.leased, all, some);
  return `Changed ${name} (${id}): ${changesInWords(changes)}. It holds for trials that start from now on${running}.`;
}

function runningInWords(running: number, all: boolean, some: boolean): string {
  const those = `the ${plural(running, 'trial')} running now`;
  if (all) return `, and within seconds for ${those}`;
  return some
    ? `; ${those} follow the new time limits within seconds, and else go on as they are`
    : `; ${those} go on as they are`;
}

/** @throws YatesError E_POLICY_NAME */
function settingOf(text: string): WrittenSetting {
  const at = text.indexOf('=');
  if (at > 0) return { name: text.slice(0, at).trim(), value: text.slice(at + 1) };
  throw new YatesError({
    code: 'E_POLICY_NAME',
    message: `${JSON.stringify(text)} is not name=value`,
    next: 'write for example timeout=8h, without spaces',
  });
}
