import { seq } from '../../../base/ids.ts';
import { batchChecksum } from '../batch-checksum.ts';
import { decodeEvent, type StoredEvent } from '../event-codec.ts';
import type { LoggedEvent } from '../event-log.ts';
import { corruptError } from './error.ts';
import { decodeEvents, type Frame, type PartHead } from './frame.ts';

/** Makes batches of parts, in the order of the stream, and holds each against its checksum and the batch before. */
export class Assembler {
  readonly #place: string;
  #gathered: Frame<PartHead>[] = [];
  #before: PartHead | undefined;

  constructor(place: string) {
    this.#place = place;
  }

  /**
   * @param position of the message in the stream
   * @returns the events of the batch that this part completes; empty while it is not complete
   * @throws YatesError E_LOG_CORRUPT, E_LOG_NEWER
   */
  add(frame: Frame<PartHead>, position: number): LoggedEvent[] {
    const { head } = frame;
    const last = this.#gathered.at(-1)?.head;
    const isNext =
      head.part === 1 ||
      (last !== undefined &&
        last.checksum === head.checksum &&
        last.writer === head.writer &&
        last.part === head.part - 1);
    if (!isNext) throw corruptError(this.#place, position, 'a part of a batch is missing before it');
    if (head.part === 1) this.#gathered = [];
    this.#gathered.push(frame);
    if (head.part < head.parts) return [];
    const events = this.#decode(position);
    this.#check(head, events, position);
    this.#gathered = [];
    this.#before = head;
    return events.map((stored, at) => ({
      seq: seq(head.firstSeq + at),
      event: decodeEvent(stored, head.firstSeq + at),
    }));
  }

  #decode(position: number): StoredEvent[] {
    try {
      return decodeEvents(this.#gathered.map(({ body }) => body));
    } catch {
      throw corruptError(this.#place, position, 'its events cannot be read');
    }
  }

  #check(head: PartHead, events: readonly StoredEvent[], position: number): void {
    const before = this.#before;
    const follows =
      before === undefined || (before.checksum === head.previous && before.lastSeq + 1 === head.firstSeq);
    if (!follows || head.lastSeq - head.firstSeq + 1 !== events.length) {
      throw corruptError(this.#place, position, 'it does not follow the batch before');
    }
    if (batchChecksum(head.previous, head.firstSeq, events) !== head.checksum) {
      throw corruptError(this.#place, position, 'its checksum does not match');
    }
  }
}
