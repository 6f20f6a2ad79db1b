import type { LoggedEvent } from '../event-log.ts';
import { Assembler } from './assembler.ts';
import { corruptError } from './error.ts';
import type { JetStreamStream } from './stream.ts';

/** The first message opens the log; events come after it. */
export const firstPart = 2;
/** Messages asked for at once: the round trips overlap. Some tens of megabytes at most. */
const windowSize = 64;
/** Events given at a time. */
const readCount = 1000;

/** Reads on from where it stopped. */
export class Cursor {
  readonly #stream: JetStreamStream;
  readonly #place: string;
  readonly #fromSeq: number;
  readonly #assembler: Assembler;
  /** Position in the stream of the next message to read. */
  #next: number;
  #last = 0;

  private constructor(stream: JetStreamStream, place: string, fromSeq: number, next: number) {
    this.#stream = stream;
    this.#place = place;
    this.#fromSeq = fromSeq;
    this.#next = next;
    this.#assembler = new Assembler(place);
  }

  /** Stands before the batch that holds event `fromSeq`. */
  static async at(stream: JetStreamStream, place: string, fromSeq: number): Promise<Cursor> {
    const start = fromSeq <= 1 ? firstPart : await findStart(stream, fromSeq);
    return new Cursor(stream, place, fromSeq, start);
  }

  /** @returns empty at the end of the log, for now. @throws YatesError E_LOG_CORRUPT, E_LOG_NEWER */
  async read(): Promise<LoggedEvent[]> {
    const found: LoggedEvent[] = [];
    while (found.length < readCount) {
      if (this.#next > this.#last) this.#last = await this.#stream.last();
      const count = Math.min(windowSize, this.#last - this.#next + 1);
      if (count <= 0) break;
      const positions = Array.from({ length: count }, (_, at) => this.#next + at);
      const parts = await Promise.all(positions.map((position) => this.#stream.part(position)));
      for (const [at, part] of parts.entries()) {
        if (part === undefined) throw corruptError(this.#place, this.#next + at, 'it is gone');
        for (const one of this.#assembler.add(part, this.#next + at)) {
          if (one.seq >= this.#fromSeq) found.push(one);
        }
      }
      this.#next += count;
    }
    return found;
  }
}

/**
 * By halving: the first events of the parts never fall along the stream, those of a dead batch included, as the next
 * batch starts where the dead one would have.
 *
 * @returns where the batch starts to which the last part with `firstSeq <= fromSeq` belongs
 */
async function findStart(stream: JetStreamStream, fromSeq: number): Promise<number> {
  let low = firstPart;
  let high = (await stream.last()) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const part = await stream.part(middle);
    if (part !== undefined && part.head.firstSeq <= fromSeq) low = middle + 1;
    else high = middle;
  }
  if (low === firstPart) return firstPart;
  const part = await stream.part(low - 1);
  return low - (part?.head.part ?? 1);
}
