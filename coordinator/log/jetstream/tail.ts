import { noChecksum } from '../batch-checksum.ts';
import { firstPart } from './cursor.ts';
import type { PartHead } from './frame.ts';
import type { JetStreamStream } from './stream.ts';

/** Where the next batch goes. */
export interface Tail {
  /** Last message of the stream, a dead part included: what the next message must expect. */
  readonly position: number;
  /** Last event that counts. */
  readonly lastSeq: number;
  /** Of the last batch that counts. */
  readonly checksum: string;
  /** Who wrote the last message. */
  readonly writer: string | undefined;
}

/** Goes back over the parts that dead writers left. @throws YatesError E_LOG_CORRUPT */
export async function readTail(stream: JetStreamStream): Promise<Tail> {
  const position = await stream.last();
  let writer: string | undefined;
  for (let at = position; at >= firstPart; ) {
    const part = await stream.part(at);
    writer ??= part?.head.writer;
    if (part === undefined) at--;
    else if (part.head.part < part.head.parts) at -= part.head.part;
    else return after(part.head, position, writer);
  }
  return { position, lastSeq: 0, checksum: noChecksum, writer };
}

export function after({ lastSeq, checksum }: PartHead, position: number, writer: string | undefined): Tail {
  return { position, lastSeq, checksum, writer };
}
