import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OutputRing } from '../../../../agent/process/output-ring.ts';

describe('the last output', () => {
  it('is whole while it is short', () => {
    const ring = new OutputRing(16);
    ring.push(Buffer.from('one\n'));
    ring.push(Buffer.from('two\n'));
    expect(ring.text()).toBe('one\ntwo\n');
  });

  it('begins at a line when more was printed', () => {
    const ring = new OutputRing(16);
    for (let line = 0; line < 1000; line++) ring.push(Buffer.from(`line ${line}\n`));
    expect(ring.text()).toBe('line 999\n');
  });

  it('cuts one long line between characters', () => {
    const ring = new OutputRing(8);
    ring.push(Buffer.from('äöüß€😀'));
    expect(ring.text()).toBe('€😀');
  });

  it('is the end of what was printed, within the limit, however it was cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 30 })),
        fc.integer({ min: 4, max: 64 }),
        (chunks, limit) => {
          const ring = new OutputRing(limit);
          for (const chunk of chunks) ring.push(Buffer.from(chunk));
          const text = ring.text();
          expect(Buffer.from(chunks.join('')).toString().endsWith(text)).toBe(true);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  it('starts anew for each trial', () => {
    const ring = new OutputRing();
    ring.push(Buffer.from('old'));
    ring.clear();
    expect(ring.text()).toBe('');
  });
});
