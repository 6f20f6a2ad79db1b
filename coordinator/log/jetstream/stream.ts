/** The stream as a row of frames, numbered from 1. All calls wait out an outage. */
import { randomBytes } from 'node:crypto';
import {
  DiscardPolicy,
  RetentionPolicy,
  type StoredMsg,
  StorageType,
  type StreamInfo,
} from '@nats-io/jetstream';
import { packageVersion } from '../../../base/package-root.ts';
import { newerError } from '../event-codec.ts';
import { corruptError, foreignError, isStreamNotFound, isWrongSequence } from './error.ts';
import { decodeHead, encodeHead, type Frame, formatVersion, type OpenHead, type PartHead } from './frame.ts';
import type { JetStreamLink } from './link.ts';

/** How long the server remembers message ids; a writer that is sent astray longer than this reads back anyway. */
const duplicateWindowNs = 120 * 1_000_000_000;

export class JetStreamStream {
  readonly #link: JetStreamLink;

  constructor(link: JetStreamLink) {
    this.#link = link;
  }

  /**
   * Makes the stream and its first frame where they are not there; checks them where they are.
   *
   * @returns id of the log
   * @throws YatesError E_LOG_FOREIGN, E_LOG_NEWER, E_LOG_CORRUPT
   */
  async prepare(): Promise<string> {
    const { stream, label } = this.#link.address;
    const info = await this.#link.persist(() => this.#find());
    refuseForgetful(info, this.#link.address.subject, label);
    if (info.state.messages === 0 && info.state.last_seq === 0) await this.#writeOpening();
    const first = await this.#link.persist(() => this.#link.manager.streams.getMessage(stream, { seq: 1 }));
    if (first === null) throw corruptError(label, 1, 'it is gone');
    const head = decodeHead(first.header);
    if (head?.kind !== 'open') throw foreignError(label, 'its first message is another');
    if (head.format > formatVersion)
      throw newerError(`format ${head.format}; this one knows ${formatVersion}`);
    return head.logId;
  }

  /** Number of the last message; 1 is the one that opens the log. */
  async last(): Promise<number> {
    const { stream } = this.#link.address;
    const { state } = await this.#link.persist(() => this.#link.manager.streams.info(stream));
    return state.last_seq;
  }

  /** @returns undefined where there is none. @throws YatesError E_LOG_CORRUPT for one that is not ours */
  async part(position: number): Promise<Frame<PartHead> | undefined> {
    const found = await this.message(position);
    if (found === undefined) return undefined;
    const head = decodeHead(found.header);
    if (head?.kind !== 'part')
      throw corruptError(this.#link.address.label, position, 'another program wrote it');
    return { head, body: found.data };
  }

  async message(position: number): Promise<StoredMsg | undefined> {
    const { stream } = this.#link.address;
    const query = { seq: position };
    const found = await this.#link.persist(() => this.#link.manager.streams.getMessage(stream, query));
    return found ?? undefined;
  }

  async #find(): Promise<StreamInfo> {
    const { stream, subject, replicas } = this.#link.address;
    try {
      return await this.#link.manager.streams.info(stream);
    } catch (error) {
      if (!isStreamNotFound(error)) throw error;
    }
    return this.#link.manager.streams.add({
      name: stream,
      subjects: [subject],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      // A full stream refuses the new; it never forgets the old.
      discard: DiscardPolicy.New,
      num_replicas: replicas,
      duplicate_window: duplicateWindowNs,
      deny_delete: true,
      deny_purge: true,
    });
  }

  /** Of several that open an empty log at once, the first one's frame stays. */
  async #writeOpening(): Promise<void> {
    const { stream, subject } = this.#link.address;
    const head: OpenHead = {
      kind: 'open',
      format: formatVersion,
      logId: randomBytes(8).toString('hex'),
      version: packageVersion,
    };
    await this.#link.persist(async () => {
      if ((await this.#link.manager.streams.info(stream)).state.last_seq > 0) return;
      await this.#link.client
        .publish(subject, '', {
          headers: encodeHead(head),
          msgID: `open-${head.logId}`,
          expect: { lastSequence: 0, streamName: stream },
        })
        .catch((error: unknown) => {
          if (!isWrongSequence(error)) throw error;
        });
    });
  }
}

/** A log that loses its oldest events is none. */
function refuseForgetful({ config, state }: StreamInfo, subject: string, place: string): void {
  if (!config.subjects?.includes(subject))
    throw foreignError(place, `it does not keep the subject ${subject}`);
  const forgets =
    config.retention !== RetentionPolicy.Limits ||
    config.discard !== DiscardPolicy.New ||
    config.max_age > 0 ||
    config.max_msgs_per_subject > 0;
  if (forgets) throw foreignError(place, 'its settings let it delete messages (see docs/logs.md)');
  if (state.first_seq > 1) throw corruptError(place, 1, `its oldest message is ${state.first_seq}`);
}
