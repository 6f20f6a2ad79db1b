/**
 * Counts the parts of a message of the Work stream before it is decoded: two bytes make a part, and to decode two million parts
 * would hold everybody up for a second.
 */

/** The repeated fields of a message that hold messages or texts, by their number. */
interface Shape {
  readonly [field: number]: Shape;
}

const part: Shape = {};
const withHeld: Shape = { 2: part };
/** WorkRequest of agent.proto. */
const workRequest: Shape = {
  2: part,
  3: withHeld,
  4: { 2: { 3: part, 4: part } },
  5: part,
  6: withHeld,
  7: part,
};

/** @returns how many requests, leases, results, metrics and artifacts an encoded WorkRequest has */
export const workPartsOf = (bytes: Uint8Array): number => partsOf(bytes, 0, bytes.length, workRequest);

/** A message that cannot be decoded may give any number. */
function partsOf(bytes: Uint8Array, from: number, end: number, shape: Shape): number {
  let parts = 0;
  let at = from;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; at < end; shift += 7) {
      const byte = bytes[at++] as number;
      if (shift < 32) value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  };
  while (at < end) {
    const tag = varint();
    const wireType = tag & 7;
    if (wireType === 0) varint();
    else if (wireType === 1) at += 8;
    else if (wireType === 5) at += 4;
    else if (wireType === 2) {
      const length = varint();
      const stop = at + Math.min(length, end - at);
      const inner = shape[tag >>> 3];
      if (inner !== undefined) parts += 1 + (inner === part ? 0 : partsOf(bytes, at, stop, inner));
      at = stop;
    }
    // Begin and end of a group have nothing after their tag.
  }
  return parts;
}
