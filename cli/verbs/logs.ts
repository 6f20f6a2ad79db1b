import { withoutControls } from '../../base/plain-text.ts';
import { StringDecoder } from 'node:string_decoder';
import type { Command } from 'commander';
import { getSweep, getTrial } from '../../client/ask.ts';
import type { RpcClient } from '../../proto/client.ts';
import type { yates } from '../../proto/generated/yates.js';
import { controlService } from '../../proto/service.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { trialArgument, trialSweepOption } from '../options/sweep-argument.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { noLongerKept } from '../output/no-longer-kept.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';

interface LogsOptions extends CoordinatorOptions {
  readonly follow?: true;
  readonly attempt?: number;
  readonly sweep?: string;
}

export function register(program: Command): void {
  const command = program
    .command('logs')
    .description('print the output of a trial, also while it runs')
    .argument(...trialArgument)
    .option('-f, --follow', 'go on as it prints, over further attempts, until the trial has ended')
    .option(...trialSweepOption)
    .option('--attempt <n>', 'number of the attempt, from 1 (default: the newest)', (text) =>
      parseWholeNumber(text, '--attempt', 1, 1_000_000),
    );
  withExamples(withCoordinatorOption(command), 'yates logs 0m4x -f').action(logs);
}

async function logs(
  trialId: string,
  { follow, attempt = 0, sweep = '', ...where }: LogsOptions,
): Promise<void> {
  await withCoordinator(where, async (client) => {
    const stream = client.serverStream(controlService.readOutput, {
      trialId,
      sweepId: sweep,
      attempt,
      follow: follow === true,
    });
    const stop = (): void => stream.cancel();
    process.once('SIGINT', stop);
    // The reader of our output has closed it: it has seen enough.
    process.stdout.once('error', stop);
    const printer = new OutputPrinter(process.stdout);
    try {
      for await (const chunk of stream as AsyncIterable<yates.v1.OutputChunk>) printer.print(chunk);
    } catch (error) {
      if (!isCancelled(error)) throw error;
    } finally {
      process.off('SIGINT', stop);
    }
    if (printer.hasPrinted) return;
    const why = await whyNone(client, trialId, sweep);
    process.stderr.write(why === undefined ? 'No output of this trial was kept.\n' : `${capital(why)}.\n`);
  });
}

async function whyNone(client: RpcClient, id: string, named: string): Promise<string | undefined> {
  const { trial, sweepId } = await getTrial(client, id, named);
  const { sweep } = await getSweep(client, sweepId);
  return noLongerKept(sweep, trial, 'output', Date.now());
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const cancelled = 1;
const isCancelled = (error: unknown): boolean => (error as { code?: unknown }).code === cancelled;

/** To a terminal as harmless text, to anything else byte for byte. */
export class OutputPrinter {
  readonly #out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
  #decoder = new StringDecoder('utf8');
  #attempt = 0;
  #next = 0;
  hasPrinted = false;

  constructor(out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>) {
    this.#out = out;
  }

  print({ attempt, output }: yates.v1.OutputChunk.$Properties): void {
    const { offset = 0, data = new Uint8Array() } = output ?? {};
    if (attempt !== this.#attempt) {
      if (this.#attempt !== 0) this.#out.write(`\n[attempt ${attempt}]\n`);
      this.#attempt = attempt ?? 0;
      this.#next = 0;
      this.#decoder = new StringDecoder('utf8');
    }
    if (offset > this.#next && this.hasPrinted) {
      this.#out.write(`\n[... ${offset - this.#next} bytes are left out ...]\n`);
    }
    this.#next = offset + data.length;
    if (data.length === 0) return;
    this.hasPrinted = true;
    if (this.#out.isTTY) {
      // A bar that is drawn over itself becomes lines.
      const text = this.#decoder.write(Buffer.from(data)).replaceAll(/\r+\n?/g, '\n');
      this.#out.write(withoutControls(text));
    } else this.#out.write(data);
  }
}
