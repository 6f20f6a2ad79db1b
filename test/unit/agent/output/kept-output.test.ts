import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptOutput } from '../../../../agent/output/kept-output.ts';

const chunks = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 });
const size = fc.integer({ min: 1, max: 32 });

describe('what is kept of an output', () => {
  it('is all of it while it fits', () => {
    const kept = new KeptOutput(4, 8);
    for (const text of ['one ', 'two ', 'six ']) kept.push(Buffer.from(text));
    expect(kept.whole()).toEqual({ bytes: Buffer.from('one two six '), printedBytes: 12 });
  });

  it('is its beginning and its end, with the number of bytes between them', () => {
    const kept = new KeptOutput(4, 8);
    for (let letter = 0; letter < 26; letter++) kept.push(Buffer.from([97 + letter]));
    const { bytes, printedBytes } = kept.whole();
    expect(Buffer.from(bytes).toString()).toBe('abcd\n[... 14 bytes are left out ...]\nstuvwxyz');
    expect(printedBytes).toBe(26);
  });

  it('is read from any position, each byte in its place, with a jump where some are dropped', () => {
    fc.assert(
      fc.property(chunks, size, size, fc.nat({ max: 900 }), size, (parts, head, tail, from, most) => {
        const kept = new KeptOutput(head, tail);
        for (const part of parts) kept.push(Buffer.from(part));
        const all = Buffer.concat(parts);
        expect(kept.printed).toBe(all.length);
        let next = Math.min(from, all.length);
        while (next < all.length) {
          const { offset, data } = kept.read(next, most);
          expect(offset).toBeGreaterThanOrEqual(next);
          expect(data.length).toBeGreaterThan(0);
          expect(data.equals(all.subarray(offset, offset + data.length))).toBe(true);
          expect(offset === next || offset === all.length - tail).toBe(true);
          next = offset + data.length;
        }
      }),
    );
  });

  it('ends a fault with the last lines, at most 8 KiB of them', () => {
    const kept = new KeptOutput();
    for (let line = 0; line < 100_000; line++) kept.push(Buffer.from(`line ${line}\n`));
    const tail = kept.faultTail();
    expect(tail.endsWith('line 99998\nline 99999\n')).toBe(true);
    expect(tail.startsWith('line ')).toBe(true);
    expect(tail.length).toBeGreaterThan(8_000);
    expect(tail.length).toBeLessThanOrEqual(8_192);
    kept.clear();
    kept.push(Buffer.from('anew'));
    expect(kept.faultTail()).toBe('anew');
  });
});
