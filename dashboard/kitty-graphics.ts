/**
 * Pictures by the graphics protocol of Kitty, which Ghostty speaks too: the pixels are sent once, and placed over cells that are left
 * empty. Every command asks for silence, since an answer would come as keys.
 *
 * @see https://sw.kovidgoyal.net/kitty/graphics-protocol/
 */
import { deflateSync } from 'node:zlib';
import type { Picture } from './view/picture.ts';
import type { Placement } from './view/placement.ts';

/** Characters of a command's payload. */
const chunkMax = 4096;

/** A placement under the numbers that the terminal knows it by. */
interface Placed {
  readonly id: number;
  readonly number: number;
  readonly at: Placement;
}

export class KittyGraphics {
  readonly #write: (text: string) => void;
  readonly #ids = new Map<Picture, number>();
  #nextId: number;
  #placed: readonly Placed[] = [];

  /** @param firstId of pictures, 1 to 2^32 - 1: others in the same window have other ids */
  constructor(write: (text: string) => void, firstId: number) {
    this.#write = write;
    this.#nextId = firstId;
  }

  /** From now on these pictures are on the screen and no others. */
  show(placements: readonly Placement[]): void {
    const sent = [...new Set(placements.map(({ picture }) => picture))]
      .filter((picture) => !this.#ids.has(picture))
      .map((picture) => this.#send(picture));
    const placed = this.#numbered(placements);
    const gone = this.#placed.filter((old) => !placed.some((one) => isSame(one, old)));
    const moved = placed.filter(
      (one) => !this.#placed.some((old) => isSame(one, old) && isAtSamePlace(one.at, old.at)),
    );
    const unused = [...this.#ids].filter(([picture]) => !placements.some((one) => one.picture === picture));
    for (const [picture] of unused) this.#ids.delete(picture);
    this.#placed = placed;
    const text = [
      ...sent,
      // Where its picture goes with its data, the placement goes with it.
      ...gone
        .filter(({ id }) => !unused.some(([, other]) => other === id))
        .map(({ id, number }) => command(`a=d,d=i,i=${id},p=${number}`)),
      ...unused.map(([, id]) => command(`a=d,d=I,i=${id}`)),
      ...moved.map(put),
    ].join('');
    if (text !== '') this.#write(text);
  }

  /** Takes all away, with their data. */
  clear(): void {
    this.show([]);
  }

  #send(picture: Picture): string {
    const id = this.#nextId++;
    this.#ids.set(picture, id);
    const payload = deflateSync(picture.pixels, { level: 3 }).toString('base64');
    const chunks = Array.from({ length: Math.ceil(payload.length / chunkMax) }, (_, at) =>
      payload.slice(at * chunkMax, (at + 1) * chunkMax),
    );
    return chunks
      .map((chunk, at) => {
        const keys = at === 0 ? `a=t,t=d,f=24,o=z,i=${id},s=${picture.width},v=${picture.height},` : '';
        return command(`${keys}m=${at === chunks.length - 1 ? 0 : 1}`, chunk);
      })
      .join('');
  }

  /** A picture may be at several places, each with a number of its own. */
  #numbered(placements: readonly Placement[]): Placed[] {
    const counts = new Map<number, number>();
    return placements.map((at) => {
      const id = this.#ids.get(at.picture) ?? 0;
      const number = (counts.get(id) ?? 0) + 1;
      counts.set(id, number);
      return { id, number, at };
    });
  }
}

const isSame = (one: Placed, other: Placed): boolean => one.id === other.id && one.number === other.number;

const isAtSamePlace = (one: Placement, other: Placement): boolean =>
  one.top === other.top &&
  one.left === other.left &&
  one.columns === other.columns &&
  one.from === other.from &&
  one.rows === other.rows &&
  one.of === other.of;

/** A placement with the numbers of one that is there takes its place. */
function put({ id, number, at }: Placed): string {
  const { picture, top, left, columns, from, rows, of } = at;
  const y = Math.floor((from * picture.height) / of);
  const height = Math.max(1, Math.ceil(((from + rows) * picture.height) / of) - y);
  const source = `x=0,y=${y},w=${picture.width},h=${Math.min(height, picture.height - y)}`;
  // C=1: the cursor stays.
  return `\u001b[${top + 1};${left + 1}H${command(`a=p,i=${id},p=${number},c=${columns},r=${rows},${source},C=1`)}`;
}

const command = (keys: string, payload = ''): string =>
  `\u001b_G${keys},q=2${payload === '' ? '' : `;${payload}`}\u001b\\`;
