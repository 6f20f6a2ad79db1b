/**
 * Makes the pages in a thread of its own: asking, analysing and drawing, so that no reader waits for the page of another sweep. The
 * thread starts with the first page; one that ends, such as for lack of memory, fails what was asked of it, and the next page starts
 * another.
 */
import type { Worker } from 'node:worker_threads';
import { YatesError } from '../../base/error.ts';
import { startThread } from '../../base/start-thread.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import type { LivePage } from '../../report/html/page.ts';
import type { FromPages, ThreadData } from './page-protocol.ts';

/** Heap of the thread, in MiB. */
const heapMiB = 4096;

interface Waiting {
  resolve(text: string): void;
  reject(error: Error): void;
}

export class PageMaker {
  readonly #data: ThreadData;
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;

  constructor(endpoint: Endpoint, live: Pick<LivePage, 'script'>) {
    this.#data = { endpoint, live };
  }

  /** @throws YatesError as `gatherReport` */
  make(sweepId: string): Promise<string> {
    const worker = (this.#worker ??= this.#start());
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      worker.ref();
      worker.postMessage({ number, sweepId }, []);
    });
  }

  /** Ends the thread, whatever it is doing. */
  close(): void {
    const worker = this.#worker;
    this.#onEnd('it was stopped');
    void worker?.terminate();
  }

  #start(): Worker {
    const worker = startThread(new URL('./page-thread.ts', import.meta.url), import.meta.url, this.#data, {
      maxOldGenerationSizeMb: heapMiB,
    });
    // It keeps the program alive only while somebody waits for it.
    worker.unref();
    worker.on('message', (message: FromPages) => this.#onMessage(message));
    const over = (why: string): void => {
      if (this.#worker === worker) this.#onEnd(why);
    };
    worker.on('error', (error) => over(error.message));
    worker.on('exit', () => over('its thread has ended'));
    return worker;
  }

  #onMessage(message: FromPages): void {
    const waiting = this.#waiting.get(message.number);
    this.#waiting.delete(message.number);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if (message.kind === 'made') waiting?.resolve(message.text);
    else if (message.kind === 'refused') waiting?.reject(new YatesError(message.error));
    else waiting?.reject(new Error(message.message));
  }

  #onEnd(why: string): void {
    this.#worker = undefined;
    const error = new YatesError({ code: 'E_PAGE', message: `the page could not be made: ${why}` });
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
