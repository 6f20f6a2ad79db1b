/** Follows what the trial prints that the screen shows, also while it runs: one stream at a time, ended with the look at it. */
import { StringDecoder } from 'node:string_decoder';
import type { Clock } from '../base/clock.ts';
import type { Trial } from '../client/facts.ts';
import { callFaultText } from '../proto/call-fault.ts';
import type { RpcClient } from '../proto/client.ts';
import type { yates } from '../proto/generated/yates.js';
import { controlService } from '../proto/service.ts';
import { BatchTimer } from './batch-timer.ts';
import type { DashboardStore } from './store.ts';
import { noOutput, type TrialOutput, withPrinted } from './view/trial-output.ts';
import { outputWanted } from './view/wanted.ts';

/** Printed lines are drawn in at most five times a second. */
const batchMs = 200;
/** After a stream that broke. */
const restMs = 5_000;

/** @returns a function that ends it */
export function followOutput(store: DashboardStore, client: RpcClient, clock: Clock): () => void {
  let followed: Trial | undefined;
  let end = (): void => {};
  let restsUntilMs = 0;

  const look = (): void => {
    const { model } = store.snapshot();
    const wanted = outputWanted(model);
    const { output } = model;
    const isNew = wanted?.id !== followed?.id;
    // A trial that is tried once more prints again; a stream that broke is opened again after a while.
    const isOver = output?.trialId === wanted?.id && output?.isOpen === false;
    const hasMore = isOver && (output.trouble !== '' || (wanted?.attempts ?? 0) > output.attempt);
    if (!isNew && !(hasMore && clock.nowMs() >= restsUntilMs && model.connection.state === 'live')) return;
    end();
    followed = wanted;
    const sweepId = model.sweep?.id;
    if (wanted === undefined || sweepId === undefined) return;
    restsUntilMs = clock.nowMs() + restMs;
    end = followTrial(client, sweepId, wanted, (next) => store.dispatch({ kind: 'output', output: next }));
  };
  const unsubscribe = store.subscribe(look);
  return () => {
    unsubscribe();
    end();
  };
}

/** @returns a function that ends it; nothing is shown from then on */
function followTrial(
  client: RpcClient,
  sweepId: string,
  { id }: Trial,
  show: (output: TrialOutput) => void,
): () => void {
  let output = noOutput(id);
  const stream = client.serverStream(controlService.readOutput, { trialId: id, sweepId, follow: true });
  const batches = new BatchTimer(batchMs, () => show(output));
  let isEnded = false;
  const joiner = new PartJoiner();
  stream.on('data', ({ attempt, output: part }: yates.v1.OutputChunk) => {
    const text = joiner.textOf(attempt, part?.offset ?? 0, part?.data ?? new Uint8Array());
    output = withPrinted(output, attempt, text);
    batches.request();
  });
  const close = (trouble: string): void => {
    if (isEnded) return;
    isEnded = true;
    batches.stop();
    show({ ...output, isOpen: false, trouble });
  };
  stream.on('end', () => close(''));
  stream.on('error', (error) => close(`the output cannot be read: ${callFaultText(error as never)}`));
  return () => {
    isEnded = true;
    batches.stop();
    stream.cancel();
  };
}

/** Joins the parts of an output, and says how much is missing between two. */
class PartJoiner {
  #attempt = 0;
  #next = 0;
  #decoder = new StringDecoder('utf8');

  textOf(attempt: number, offset: number, data: Uint8Array): string {
    if (attempt !== this.#attempt) {
      this.#attempt = attempt;
      this.#next = 0;
      this.#decoder = new StringDecoder('utf8');
    }
    const missing = offset - this.#next;
    this.#next = offset + data.length;
    const text = this.#decoder.write(Buffer.from(data));
    return missing > 0 ? `\n[... ${missing} bytes are left out ...]\n${text}` : text;
  }
}
