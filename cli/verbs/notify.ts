import { hostname } from 'node:os';
import type { Command } from 'commander';
import { YatesError } from '../../base/error.ts';
import { withExamples } from '../options/examples.ts';
import {
  readNotifyOptions,
  withNotifyOptions,
  type WrittenNotifyOptions,
} from '../options/notify-options.ts';
import { print } from '../output/write-output.ts';

export function register(program: Command): void {
  const command = program
    .command('notify')
    .description(
      'send a test message to where a coordinator would send its messages, and say what comes back',
    );
  withExamples(
    withNotifyOptions(command),
    'yates notify --notify-url https://ntfy.sh/my-topic',
    "yates notify --notify-command 'cat >> messages.jsonl'",
  ).action(notify);
}

async function notify(written: WrittenNotifyOptions): Promise<void> {
  const options = readNotifyOptions(written);
  const { targetsOf } = await import('../../coordinator/notify/targets-of.ts');
  const targets = targetsOf(options, (name, line) => print(`${name} printed: ${line}`));
  if (targets.length === 0) {
    throw new YatesError({
      code: 'E_OPTION_NOTIFY',
      message: 'there is nowhere to send the test message to',
      next: 'add --notify-url or --notify-command, as the coordinator gets them',
    });
  }
  const message = {
    event: 'test',
    text: `a test message of yates on ${hostname()}`,
    id: 'test',
    host: hostname(),
    atMs: Date.now(),
  } as const;
  for (const target of targets) {
    const { isDelivered, said } = await target.deliver(message, new AbortController().signal);
    print(`${isDelivered ? 'sent' : 'NOT SENT'}  ${target.name}: ${said}`);
    if (!isDelivered) process.exitCode = 1;
  }
}
