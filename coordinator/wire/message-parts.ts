/**
 * Counts the fields of a message before it is decoded: two bytes make a field, known or not, and to decode two million of them
 * would hold everybody up for a second. It stops once there are too many.
 */
import { agentService } from '../../proto/service.ts';

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

/** Messages of other calls are looked at from the outside alone: none of them has many messages within each other. */
const shapes: ReadonlyMap<string, Shape> = new Map([[agentService.work.path, workRequest]]);

/**
 * @param path of the call that the message was sent to
 * @returns true if the message has more than `max` fields, those of its requests, leases, results, metrics and artifacts
 *   included. A message that cannot be decoded may be either
 */
export const hasMoreParts = (path: string, bytes: Uint8Array, max: number): boolean =>
  bytes.length > max && partsOf(bytes, 0, bytes.length, shapes.get(path) ?? part, max) > max;

/** @returns the number of fields, or one above `max` */
function partsOf(bytes: Uint8Array, from: number, end: number, shape: Shape, max: number): number {
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
  while (at < end && parts <= max) {
    const tag = varint();
    const wireType = tag & 7;
    parts++;
    if (wireType === 0) varint();
    else if (wireType === 1) at += 8;
    else if (wireType === 5) at += 4;
    else if (wireType === 2) {
      const length = varint();
      const stop = at + Math.min(length, end - at);
      const inner = shape[tag >>> 3];
      if (inner !== undefined && inner !== part) parts += partsOf(bytes, at, stop, inner, max - parts);
      at = stop;
    }
    // Begin and end of a group have nothing after their tag.
  }
  return parts;
}
