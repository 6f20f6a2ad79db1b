import { once } from 'node:events';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';

/** What is used of a stream that answers a call. */
export interface Answering<Message> extends NodeJS.EventEmitter {
  write(message: Message): boolean;
  readonly cancelled: boolean;
}

/**
 * Sends a part of an answer and waits for room for the next, so that a slow reader costs no memory.
 *
 * @throws YatesError E_READER_STALLED where the reader takes nothing for `limits.stalledReaderMs`
 */
export async function send<Message>(call: Answering<Message>, message: Message): Promise<void> {
  if (call.write(message) || call.cancelled) return;
  const over = new AbortController();
  const { signal } = over;
  const stalled = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(stalledReader()), limits.stalledReaderMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    await Promise.race([once(call, 'drain', { signal }), once(call, 'cancelled', { signal }), stalled]);
  } finally {
    over.abort();
  }
}

const stalledReader = (): YatesError =>
  new YatesError({
    code: 'E_READER_STALLED',
    message: `the reader of this answer took nothing of it for ${limits.stalledReaderMs / 1_000} s`,
    next: 'ask again, and read the answer as it comes',
  });
