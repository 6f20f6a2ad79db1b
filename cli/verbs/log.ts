import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { plainLine } from '../../base/plain-text.ts';
import { getSweep } from '../../client/ask.ts';
import { type CoordinatorEntry, hasEnded, type LogKind } from '../../client/facts.ts';
import { readLog } from '../../client/log.ts';
import type { RpcClient } from '../../proto/client.ts';
import { logKinds } from '../../proto/vocabulary.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { SomeOfOption } from '../options/some-of-option.ts';
import { sweepArgument } from '../options/sweep-argument.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { timeText } from '../output/time-text.ts';
import { print, printJson } from '../output/write-output.ts';

interface LogOptions extends CoordinatorOptions {
  readonly kind: readonly LogKind[];
  readonly last: number;
  readonly follow?: true;
  readonly json?: true;
}

const followMs = 1_000;

export function register(program: Command): void {
  const command = program
    .command('log')
    .description('print what has happened to a sweep')
    .argument(...sweepArgument)
    .addOption(
      new SomeOfOption(
        '--kind <kinds>',
        'only these kinds; with commas between several',
        logKinds,
        parseKinds,
      ).default([], 'all'),
    )
    .option(
      '--last <n>',
      'number of the newest entries to print',
      (text) => parseWholeNumber(text, '--last', 1, 1_000_000),
      100,
    )
    .option('-f, --follow', 'go on as things happen, until the sweep has ended')
    .option('--json', 'print each entry as JSON, one a line with --follow');
  withExamples(
    withCoordinatorOption(command),
    'yates log',
    'yates log my-sweep --kind fault,steering',
    'yates log -f',
  ).action(printLog);
}

async function printLog(id: string | undefined, options: LogOptions): Promise<void> {
  await withCoordinator(options, async (client) => {
    const { sweep } = await getSweep(client, id ?? '');
    const question = { sweepId: sweep.id, kinds: options.kind };
    const { entries } = await readLog(client, { ...question, count: options.last });
    if (options.json && !options.follow) {
      printJson({ schema: 'yates/log/v1', sweepId: sweep.id, entries });
      return;
    }
    const write = options.json
      ? (entry: CoordinatorEntry) => print(JSON.stringify(entry))
      : (entry: CoordinatorEntry) => print(entryText(entry));
    for (const entry of entries) write(entry);
    if (options.follow) await follow(client, question, entries.at(-1)?.seq, write);
    else if (entries.length === 0) process.stderr.write('Nothing of this has happened yet.\n');
  });
}

async function follow(
  client: RpcClient,
  question: { readonly sweepId: string; readonly kinds: readonly LogKind[] },
  lastSeq: number | undefined,
  write: (entry: CoordinatorEntry) => void,
): Promise<void> {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  // The reader of our output has closed it: it has seen enough.
  process.stdout.once('error', interrupt);
  let afterSeq = lastSeq ?? 0;
  while (!stop.signal.aborted) {
    // Whatever happens before the sweep is seen to have ended is read after it.
    const { sweep } = await getSweep(client, question.sweepId);
    const { entries } = await readLog(
      client,
      { ...question, afterSeq, count: Number.MAX_SAFE_INTEGER },
      stop.signal,
    );
    for (const entry of entries) write(entry);
    afterSeq = entries.at(-1)?.seq ?? afterSeq;
    if (hasEnded(sweep.state)) break;
    await sleep(followMs, undefined, { signal: stop.signal }).catch(() => {});
  }
  process.off('SIGINT', interrupt);
}

/** `2026-11-30 14:02:11  fault     ! trial 14 (...): out of memory`. */
function entryText({ atMs, kind, severity, text, by }: CoordinatorEntry): string {
  const mark = severity === 'error' ? 'x' : severity === 'warning' ? '!' : ' ';
  const who = by === undefined ? '' : ` (${by})`;
  return `${timeText(atMs)}  ${(kind ?? '?').padEnd(8)} ${mark} ${plainLine(`${text}${who}`)}`;
}

function parseKinds(text: string): LogKind[] {
  return text.split(',').map((word) => {
    const kind = logKinds.find((one) => one === word.trim());
    if (kind === undefined) throw new InvalidArgumentError(`Allowed are some of ${logKinds.join(', ')}.`);
    return kind;
  });
}
