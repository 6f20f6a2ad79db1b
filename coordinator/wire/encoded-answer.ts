/**
 * An answer as it travels. Long answers are encoded where they are made, so that what waits for its reader costs its bytes alone:
 * the objects that it was made of take ten times as much.
 */
export class EncodedAnswer {
  readonly bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}
