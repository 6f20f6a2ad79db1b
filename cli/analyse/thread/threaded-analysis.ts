/**
 * The analysis of the dashboard in a thread of its own, so that keys and frames never wait for it. The thread starts with the
 * first analysis; one that ends, such as for lack of memory, fails what was asked of it, and the next request starts another.
 */
import type { Worker } from 'node:worker_threads';
import { assert } from '../../../base/assert.ts';
import { growHeapSlowly } from '../../../base/small-heap.ts';
import { startThread } from '../../../base/start-thread.ts';
import type { AnalyseRequest, StudyRequest } from '../../../dashboard/analysis-runner.ts';
import type { Answer } from '../../../dashboard/view/question.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import type { StudiedTrial } from '../study/studied-trial.ts';
import type { FromAnalysis, ToAnalysis } from './analysis-protocol.ts';

/** Heap of the thread, in MiB; of it what is new, a third of which is in use at a time. V8 would take twice as much. */
const heapMiB = 4096;
const newHeapMiB = 24;
/** Trials in one message, the next of which waits until it was read: more would hold up a frame while they are copied. */
const trialsAtATime = 2_000;

/** Of a message: enough to tell errors apart. */
const errorChars = 300;

interface Waiting {
  resolve(message: FromAnalysis): void;
  reject(error: Error): void;
}

type Trial = AnalyseRequest['trials'][number];
type OfSweep = Pick<AnalyseRequest, 'sweepId' | 'trials'>;

export class ThreadedAnalysis {
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  /** What the thread has, in planned order. */
  #sent: Trial[] = [];
  /** The sweep whose trials they are. */
  #sentOf = '';
  #number = 0;

  readonly analyse = async ({ sweepId, trials, ...request }: AnalyseRequest): Promise<Analysis> => {
    const message = await this.#ask({ sweepId, trials }, (number) => ({
      kind: 'analyse',
      number,
      ...request,
    }));
    assert(message.kind === 'analysed', 'an analysis is answered by one');
    return message.analysis;
  };

  readonly study = async ({ sweepId, trials, question, ...facts }: StudyRequest): Promise<Answer> => {
    const message = await this.#ask({ sweepId, trials }, (number) => ({
      kind: 'ask',
      number,
      question,
      facts,
    }));
    assert(message.kind === 'answered', 'a question is answered');
    return message.answer;
  };

  async #ask({ sweepId, trials }: OfSweep, request: (number: number) => ToAnalysis): Promise<FromAnalysis> {
    const worker = (this.#worker ??= this.#start());
    await this.#sendChanges(worker, sweepId, trials);
    return await this.#request(worker, request);
  }

  #request(worker: Worker, request: (number: number) => ToAnalysis): Promise<FromAnalysis> {
    const number = ++this.#number;
    return new Promise<FromAnalysis>((resolve, reject) => {
      if (this.#worker !== worker) {
        reject(new Error('its thread has ended'));
        return;
      }
      this.#waiting.set(number, { resolve, reject });
      worker.ref();
      post(worker, request(number));
    });
  }

  /** Ends the thread, whatever it is doing. */
  close(): void {
    const worker = this.#worker;
    this.#onEnd('it was stopped');
    void worker?.terminate();
  }

  #start(): Worker {
    const limits = { maxOldGenerationSizeMb: heapMiB, maxYoungGenerationSizeMb: newHeapMiB };
    const worker = startThread(
      new URL('./analysis-thread.ts', import.meta.url),
      import.meta.url,
      undefined,
      limits,
    );
    // It keeps the program alive only while somebody waits for it.
    worker.unref();
    worker.once('online', growHeapSlowly);
    worker.on('message', (message: FromAnalysis) => this.#onMessage(message));
    const over = (why: string) => (): void => {
      if (this.#worker === worker) this.#onEnd(why);
    };
    worker.on('error', (error) => over(error.message)());
    worker.on('exit', over('its thread has ended'));
    return worker;
  }

  async #sendChanges(worker: Worker, sweepId: string, trials: readonly Trial[]): Promise<void> {
    const isOther = (sent: Trial, at: number): boolean => sent !== trials[at] && sent.id !== trials[at]?.id;
    if (sweepId !== this.#sentOf || this.#sent.some(isOther)) {
      this.#sentOf = sweepId;
      this.#sent = [];
      post(worker, { kind: 'forget' });
    }
    const sent = this.#sent;
    let changed: StudiedTrial[] = [];
    const send = async (): Promise<void> => {
      const part = changed;
      changed = [];
      if (part.length > 0)
        await this.#request(worker, (number) => ({ kind: 'trials', number, trials: part }));
    };
    for (let at = 0; at < trials.length; at++) {
      const trial = trials[at] as Trial;
      if (sent[at] === trial) continue;
      sent[at] = trial;
      changed.push(recordOf(trial));
      // Keys and frames come first; and what a thread that has just started has not read yet takes memory twice.
      if (changed.length < trialsAtATime) continue;
      await send();
      // Another sweep is asked about meanwhile.
      if (this.#sent !== sent) return;
    }
    await send();
  }

  #onMessage(message: FromAnalysis): void {
    const waiting = this.#waiting.get(message.number);
    this.#waiting.delete(message.number);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if (message.kind === 'failed') waiting?.reject(new Error(message.message));
    else waiting?.resolve(message);
  }

  #onEnd(why: string): void {
    this.#worker = undefined;
    this.#sent = [];
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(why));
    this.#waiting.clear();
  }
}

const post = (worker: Worker, message: ToAnalysis): void => worker.postMessage(message, []);

/** What an analysis reads. */
function recordOf({
  fault,
  artifacts: _artifacts,
  progress: _progress,
  agentId: _agentId,
  pruning: _pruning,
  ...trial
}: Trial): StudiedTrial {
  return {
    ...trial,
    ...(fault === undefined ? {} : { fault: { faultClass: fault.faultClass } }),
    ...(fault === undefined || trial.state !== 'failed' ? {} : { error: fault.message.slice(0, errorChars) }),
  };
}
