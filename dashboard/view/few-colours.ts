/**
 * A picture in a few colours, for terminals that have a table of them. Median cut: the colours are split in two where their channel
 * of the widest range has its median, until there are enough groups, and each group becomes its mean.
 *
 * @see Heckbert 1982, Color image quantization for frame buffer display
 */
import type { Picture } from './picture.ts';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

export interface FewColours {
  readonly colours: readonly Colour[];
  /** [height, width], which of the colours. */
  readonly indices: Uint8Array;
}

/** Colours that differ only beyond the upper five bits of a channel are counted together, under those bits as a key. */
const bits = 5;
const levels = 2 ** bits;
const channels = [0, 1, 2] as const;
type Channel = (typeof channels)[number];

const keyAt = (pixels: Uint8Array, at: number): number => {
  const part = (channel: Channel): number => (pixels[at * 3 + channel] as number) >> (8 - bits);
  return (part(0) << (2 * bits)) | (part(1) << bits) | part(2);
};

const partOf = (key: number, channel: Channel): number => (key >> ((2 - channel) * bits)) & (levels - 1);

/** @param most colours, 1 to 256 */
export function fewColours({ pixels }: Picture, most: number): FewColours {
  const keys = Uint16Array.from({ length: pixels.length / 3 }, (_, at) => keyAt(pixels, at));
  const counts = new Uint32Array(levels ** 3);
  for (const key of keys) counts[key] = (counts[key] as number) + 1;
  const groups = cutByMedian(counts, most);
  const groupAt = new Uint8Array(levels ** 3);
  groups.forEach((group, at) => {
    for (const key of group) groupAt[key] = at;
  });
  const indices = Uint8Array.from(keys, (key) => groupAt[key] as number);
  return { colours: meansOf(pixels, indices, groups.length), indices };
}

interface Group {
  readonly keys: readonly number[];
  /** Which channel has the widest range of values; the range is 0 for one key alone. */
  readonly channel: Channel;
  readonly range: number;
}

function cutByMedian(counts: Uint32Array, most: number): (readonly number[])[] {
  const keys = Array.from(counts.keys()).filter((key) => counts[key] !== 0);
  const groups = [groupOf(keys)];
  while (groups.length < Math.min(most, keys.length)) {
    const widest = groups.reduce((a, b) => (b.range > a.range ? b : a));
    const [left, right] = halves(widest, counts);
    groups[groups.indexOf(widest)] = groupOf(left);
    groups.push(groupOf(right));
  }
  return groups.map((group) => group.keys);
}

function groupOf(keys: readonly number[]): Group {
  const ranges = channels.map((channel) => {
    let [least, greatest] = [levels, 0];
    for (const key of keys) {
      const part = partOf(key, channel);
      if (part < least) least = part;
      if (part > greatest) greatest = part;
    }
    return { channel, range: greatest - least };
  });
  return { keys, ...ranges.reduce((a, b) => (b.range > a.range ? b : a)) };
}

/** With as many pixels each as can be; neither is empty. */
function halves({ keys, channel }: Group, counts: Uint32Array): [number[], number[]] {
  const pixelsAt = new Array<number>(levels).fill(0);
  for (const key of keys) {
    const part = partOf(key, channel);
    pixelsAt[part] = (pixelsAt[part] as number) + (counts[key] as number);
  }
  const half = pixelsAt.reduce((sum, count) => sum + count, 0) / 2;
  const last = pixelsAt.findLastIndex((count) => count > 0) - 1;
  let [at, seen] = [0, pixelsAt[0] as number];
  while (at < last && seen < half) seen += pixelsAt[++at] as number;
  return [keys.filter((key) => partOf(key, channel) <= at), keys.filter((key) => partOf(key, channel) > at)];
}

function meansOf(pixels: Uint8Array, indices: Uint8Array, count: number): Colour[] {
  const sums = new Float64Array(count * 3);
  const counts = new Uint32Array(count);
  indices.forEach((index, at) => {
    counts[index] = (counts[index] as number) + 1;
    for (const channel of channels)
      sums[index * 3 + channel] =
        (sums[index * 3 + channel] as number) + (pixels[at * 3 + channel] as number);
  });
  return Array.from(counts, (of, index): Colour => {
    const mean = (channel: Channel): number => Math.round((sums[index * 3 + channel] as number) / of);
    return [mean(0), mean(1), mean(2)];
  });
}
