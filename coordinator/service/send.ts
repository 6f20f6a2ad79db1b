import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';

/** What is used of a stream that answers a call. */
export interface Answering<Message> extends NodeJS.EventEmitter {
  /** @param taken called when the message has left for the reader */
  write(message: Message, taken: () => void): unknown;
  readonly cancelled: boolean;
}

/**
 * Sends a part of an answer and waits until the reader has taken it or is gone: a slow reader costs the memory of one part, and
 * others are served in between.
 *
 * @throws YatesError E_READER_STALLED where the reader takes nothing for `limits.stalledReaderMs`
 */
export function send<Message>(call: Answering<Message>, message: Message): Promise<void> {
  if (call.cancelled) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      call.off('cancelled', done);
      end();
    };
    const done = (): void => settle(resolve);
    const timer = setTimeout(() => settle(() => reject(stalledReader())), limits.stalledReaderMs);
    call.once('cancelled', done);
    call.write(message, done);
  });
}

const stalledReader = (): YatesError =>
  new YatesError({
    code: 'E_READER_STALLED',
    message: `the reader of this answer took nothing of it for ${limits.stalledReaderMs / 1_000} s`,
    next: 'ask again, and read the answer as it comes',
  });
