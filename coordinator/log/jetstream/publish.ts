/** Puts one frame at one position of the stream, or finds out why that cannot be. */
import { fromNats, isTemporary, isWrongSequence, lostError, takenOverError } from './error.ts';
import { encodeHead, type Frame, type PartHead } from './frame.ts';
import type { JetStreamLink } from './link.ts';
import type { JetStreamStream } from './stream.ts';

const messageIdHeader = 'Nats-Msg-Id';

/**
 * The message expects the one before `position` to be the last of the stream: the fence. When no answer comes, or one
 * that may belong to an earlier attempt, the stream is read back: what stands at `position` decides. A writer tries one
 * frame at a position only, so its name and the position make the id under which the server drops repetitions.
 *
 * @throws YatesError E_LOG_FENCED another's message stands there; E_LOG_LOST; E_LOG_DISK_FULL, E_LOG_IO not written
 */
export async function publishAt(
  link: JetStreamLink,
  stream: JetStreamStream,
  position: number,
  { head, body }: Frame<PartHead>,
): Promise<void> {
  const { address } = link;
  const msgID = `${head.writer}-${position}`;
  for (let tries = 0; ; tries++) {
    let isRefused = false;
    try {
      const { seq } = await link.attempt(() =>
        link.client.publish(address.subject, body, {
          headers: encodeHead(head),
          msgID,
          expect: { lastSequence: position - 1, streamName: address.stream },
        }),
      );
      if (seq === position) return;
    } catch (error) {
      isRefused = isWrongSequence(error);
      if (!isRefused && !isTemporary(error)) throw fromNats(error, address.label);
      if (!isRefused) await link.pause(tries);
    }
    const found = await stream.message(position);
    if (found?.header.get(messageIdHeader) === msgID) return;
    if (found !== undefined) throw takenOverError(address.label);
    if (!isRefused) continue;
    const last = await stream.last();
    if (last < position - 1) throw lostError(address.label, last, position - 1);
    await link.pause(tries);
  }
}
