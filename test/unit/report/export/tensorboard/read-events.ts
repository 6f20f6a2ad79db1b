/** Reads event files back: framing, checksums, messages. */
import { eventType, hparamsType } from '../../../../../report/export/tensorboard/messages.ts';

/** CRC-32C bit by bit, as its definition has it, and masked as in TFRecord files. */
function maskedChecksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  const plain = ~crc >>> 0;
  return (((plain >>> 15) | (plain << 17)) + 0xa282ead8) >>> 0;
}

export interface ReadEvent {
  readonly wallTime: number;
  readonly step: number;
  readonly fileVersion?: string;
  readonly tag?: string;
  readonly value?: number;
  /** Content of the HParams plugin. */
  readonly hparams?: Record<string, unknown>;
}

export function readEvents(file: Uint8Array): ReadEvent[] {
  const events: ReadEvent[] = [];
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at < file.length; ) {
    const length = Number(view.getBigUint64(at, true));
    const data = file.subarray(at + 12, at + 12 + length);
    if (view.getUint32(at + 8, true) !== maskedChecksum(file.subarray(at, at + 8)))
      throw new Error(`checksum of the length at ${at}`);
    if (view.getUint32(at + 12 + length, true) !== maskedChecksum(data))
      throw new Error(`checksum of the data at ${at}`);
    events.push(eventOf(data));
    at += 16 + length;
  }
  return events;
}

function eventOf(data: Uint8Array): ReadEvent {
  const event = eventType.toObject(eventType.decode(data), { longs: Number, defaults: false });
  const { wallTime, step, fileVersion, summary } = event as {
    wallTime: number;
    step?: number;
    fileVersion?: string;
    summary?: {
      value: { tag: string; simpleValue?: number; metadata?: { pluginData: { content: Uint8Array } } }[];
    };
  };
  const value = summary?.value[0];
  const content = value?.metadata?.pluginData.content;
  return {
    wallTime,
    step: step ?? 0,
    ...(fileVersion === undefined ? {} : { fileVersion }),
    ...(value === undefined ? {} : { tag: value.tag }),
    ...(value?.simpleValue === undefined ? {} : { value: value.simpleValue }),
    ...(content === undefined ? {} : { hparams: hparamsType.toObject(hparamsType.decode(content)) }),
  };
}
