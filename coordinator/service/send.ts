import type { Metadata } from '@grpc/grpc-js';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { ownerOf } from '../access/caller.ts';
import type { AnswerTurns, Asking } from './answer-turns.ts';
import { EncodedAnswer } from '../wire/encoded-answer.ts';

/** What is used of a stream that answers a call. */
export interface Answering<Message> extends NodeJS.EventEmitter {
  /** @param taken called when the message has left for the reader */
  write(message: Message | EncodedAnswer, taken: () => void): unknown;
  readonly cancelled: boolean;
}

/** Who reads the answers of a call, for `AnswerTurns`. */
export const askingOf = (call: { readonly metadata: Metadata; readonly cancelled: boolean }): Asking => ({
  owner: ownerOf(call.metadata),
  isGone: () => call.cancelled,
});

/**
 * Sends a part of an answer and waits until the reader has taken it or is gone: a slow reader costs the memory of one part, and
 * others are served in between.
 *
 * @throws YatesError E_READER_STALLED where the reader takes nothing for `limits.stalledReaderMs`
 */
export function send<Message>(call: Answering<Message>, message: Message | EncodedAnswer): Promise<void> {
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

/**
 * Sends what is read of a file. Each chunk is read once there is room for it, and goes out in its turn: many files may be read at
 * a time.
 *
 * @param encode undefined for a chunk of which nothing is sent
 */
export async function sendChunks<Message>(
  turns: AnswerTurns,
  call: Answering<Message> & Parameters<typeof askingOf>[0],
  chunks: AsyncIterable<Uint8Array>,
  encode: (chunk: Uint8Array) => Uint8Array | undefined,
): Promise<void> {
  const asking = askingOf(call);
  const reading = chunks[Symbol.asyncIterator]();
  try {
    while ((await turns.make(asking, () => true)) !== undefined) {
      const { value: chunk, done } = await reading.next();
      if (done === true) return;
      const part = await turns.make(asking, () => ({ bytes: encode(chunk) }));
      if (part?.bytes !== undefined) await send(call, new EncodedAnswer(part.bytes));
    }
  } finally {
    await reading.return?.();
  }
}

const stalledReader = (): YatesError =>
  new YatesError({
    code: 'E_READER_STALLED',
    message: `the reader of this answer took nothing of it for ${limits.stalledReaderMs / 1_000} s`,
    next: 'ask again, and read the answer as it comes',
  });
