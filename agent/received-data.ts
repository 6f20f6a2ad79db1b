/** Content that a coordinator sends in a stream. */
import type { ClientReadableStream } from '@grpc/grpc-js';

/** Time without a byte after which a download is taken for dead. */
const stalledMs = 60_000;

/** Its pieces, as they come. The stream is cancelled when nothing has come for a minute, and when the reader has had enough. */
export async function* receivedData<Message extends { readonly data: Uint8Array }>(
  stream: ClientReadableStream<Message>,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const cancel = (): void => stream.cancel();
  let timer = setTimeout(cancel, stalledMs);
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for await (const { data } of stream as AsyncIterable<Message>) {
      clearTimeout(timer);
      // Whoever writes it to the disk may take long: that is no fault of the stream.
      yield data;
      timer = setTimeout(cancel, stalledMs);
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    stream.cancel();
  }
}
