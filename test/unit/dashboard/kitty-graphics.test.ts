/**
 * What is written for pictures, read by a small terminal of this test's own that knows the protocol's documentation and refuses what that
 * does not allow. No real terminal with graphics takes part.
 *
 * @see https://sw.kovidgoyal.net/kitty/graphics-protocol/
 */
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KittyGraphics } from '../../../dashboard/kitty-graphics.ts';
import type { Picture } from '../../../dashboard/view/picture.ts';
import type { Placement } from '../../../dashboard/view/placement.ts';

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`the protocol asks for ${what}`);
}

class GraphicsTerminal {
  readonly images = new Map<number, { width: number; height: number; pixels: Buffer }>();
  readonly placed = new Map<string, Readonly<Record<string, number>>>();
  #cursor = { row: 0, column: 0 };
  #loading: { keys: Readonly<Record<string, string>>; payload: string } | undefined;

  read(text: string): void {
    // oxlint-disable-next-line no-control-regex
    const sequence = /\u001b\[(\d+);(\d+)H|\u001b_G([^;\u001b]*)(?:;([A-Za-z0-9+/=]*))?\u001b\\/y;
    while (sequence.lastIndex < text.length) {
      const from = sequence.lastIndex;
      const found = sequence.exec(text);
      if (found === null) throw new Error(`garbage: ${JSON.stringify(text.slice(from, from + 80))}`);
      const [, row, column, keys, payload = ''] = found;
      if (keys === undefined) this.#cursor = { row: Number(row) - 1, column: Number(column) - 1 };
      else
        this.#command(
          Object.fromEntries(keys.split(',').map((pair) => pair.split('=') as [string, string])),
          payload,
        );
    }
  }

  #command(keys: Readonly<Record<string, string>>, payload: string): void {
    must(keys['q'] === '2', 'silence');
    must(payload.length <= 4096, 'a chunk of 4096 at most');
    must(keys['m'] !== '1' || payload.length % 4 === 0, 'chunks of whole groups of base64');
    if (this.#loading !== undefined) {
      must(Object.keys(keys).toSorted().join('') === 'mq', 'further chunks say no more than m and q');
      this.#load(keys['m'], this.#loading.payload + payload, this.#loading.keys);
      return;
    }
    const { a, i = '' } = keys;
    const id = Number(i);
    must(id > 0 && id < 2 ** 32, 'an id');
    if (a === 't') this.#load(keys['m'], payload, keys);
    else if (a === 'p') this.#put(id, keys);
    else if (a === 'd') this.#delete(id, keys);
    else throw new Error(`action ${a}`);
  }

  #load(more: string | undefined, payload: string, keys: Readonly<Record<string, string>>): void {
    this.#loading = more === '1' ? { keys, payload } : undefined;
    if (more === '1') return;
    must([keys['f'], keys['o'], keys['t']].join() === '24,z,d', 'packed pixels of 24 bits in the stream');
    const [width, height] = [Number(keys['s']), Number(keys['v'])];
    const pixels = inflateSync(Buffer.from(payload, 'base64'));
    must(pixels.length === width * height * 3, 'as many pixels as are announced');
    this.images.set(Number(keys['i']), { width, height, pixels });
  }

  #put(id: number, keys: Readonly<Record<string, string>>): void {
    const image = this.images.get(id);
    if (image === undefined) throw new Error(`no image ${id}`);
    const [x = -1, y = -1, w = 0, h = 0, columns = 0, rows = 0] = ['x', 'y', 'w', 'h', 'c', 'r'].map((key) =>
      Number(keys[key]),
    );
    must(x === 0 && w === image.width && y >= 0 && h > 0 && y + h <= image.height, 'a part of the image');
    must(columns > 0 && rows > 0 && keys['C'] === '1', 'cells, and a cursor that stays');
    this.placed.set(`${id} ${keys['p']}`, { id, ...this.#cursor, columns, rows, y });
  }

  #delete(id: number, { d, p }: Readonly<Record<string, string>>): void {
    must(this.images.has(id), 'an image that is there');
    for (const key of this.placed.keys())
      if (key === `${id} ${p}` || (p === undefined && key.startsWith(`${id} `))) this.placed.delete(key);
    must(d === 'I' || d === 'i', 'by its id');
    if (d === 'I') this.images.delete(id);
  }
}

const noisy = (width: number, height: number, seed: number): Picture => ({
  width,
  height,
  // Pixels that hardly pack: the larger picture takes several commands.
  pixels: Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const mixed = Math.imul(at + seed * 7919, 0x9e3779b1);
    return (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 13) & 255;
  }),
});
const pictures = [noisy(4, 4, 1), noisy(90, 60, 2), noisy(7, 33, 3)] as const;
const at = (picture: Picture, place: Partial<Placement> = {}): Placement => ({
  picture,
  top: 5,
  left: 1,
  columns: 8,
  from: 0,
  rows: 4,
  of: 4,
  ...place,
});

function opened(): { terminal: GraphicsTerminal; graphics: KittyGraphics; written: string[] } {
  const terminal = new GraphicsTerminal();
  const written: string[] = [];
  const graphics = new KittyGraphics((text) => {
    written.push(text);
    terminal.read(text);
  }, 70_001);
  return { terminal, graphics, written };
}

describe('pictures by Kitty’s protocol', () => {
  it('arrive whole, in pieces that the protocol allows, and stand in the cells that are left for them', () => {
    const { terminal, graphics, written } = opened();
    const [, large] = pictures;
    graphics.show([at(large)]);
    expect(written[0]?.split('\u001b_G').length).toBeGreaterThan(4);
    expect(terminal.images.get(70_001)?.pixels).toEqual(Buffer.from(large.pixels));
    expect([...terminal.placed.values()]).toEqual([
      { id: 70_001, row: 5, column: 1, columns: 8, rows: 4, y: 0 },
    ]);
  });

  it('are sent once, and written of only when something changes', () => {
    const { terminal, graphics, written } = opened();
    graphics.show([at(pictures[0])]);
    graphics.show([at(pictures[0])]);
    expect(written).toHaveLength(1);
    graphics.show([at(pictures[0], { top: 9 })]);
    expect(written[1]).not.toContain('a=t');
    expect([...terminal.placed.values()].map(({ row }) => row)).toEqual([9]);
  });

  it('show the part that is not scrolled away', () => {
    const { terminal, graphics } = opened();
    graphics.show([at(pictures[1], { from: 1, rows: 3 })]);
    expect([...terminal.placed.values()][0]).toMatchObject({ rows: 3, y: 15 });
  });

  it('go with their data when the view is left', () => {
    const { terminal, graphics, written } = opened();
    graphics.show([at(pictures[0]), at(pictures[1], { left: 30 })]);
    graphics.show([at(pictures[1], { left: 30 })]);
    expect([...terminal.images.keys()]).toEqual([70_002]);
    graphics.clear();
    expect([terminal.images.size, terminal.placed.size]).toEqual([0, 0]);
    graphics.clear();
    expect(written).toHaveLength(3);
  });

  it('write nothing where no line has a place for one', () => {
    const { graphics, written } = opened();
    graphics.show([]);
    graphics.clear();
    expect(written).toEqual([]);
  });

  it('are those of the newest frame, whatever came before', () => {
    const place = fc
      .record({
        which: fc.nat(2),
        top: fc.nat(6),
        left: fc.constantFrom(0, 20),
        from: fc.nat(2),
        rows: fc.constantFrom(1, 2),
      })
      .map(({ which, ...rest }) => at(pictures[which] as Picture, rest));
    fc.assert(
      fc.property(fc.array(fc.array(place, { maxLength: 4 }), { maxLength: 6 }), (frames) => {
        const { terminal, graphics } = opened();
        for (const frame of frames) {
          graphics.show(frame);
          const seen = [...terminal.placed.values()].map(({ row, column, rows, y }) =>
            [row, column, rows, y].join(),
          );
          const wanted = frame.map(({ top, left, rows, from, of, picture }) =>
            [top, left, rows, Math.floor((from * picture.height) / of)].join(),
          );
          expect(seen.sort()).toEqual(wanted.sort());
          expect(terminal.images.size).toBe(new Set(frame.map(({ picture }) => picture)).size);
        }
      }),
      { numRuns: 60 },
    );
  });
});
