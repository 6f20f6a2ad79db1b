import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeCurves, encodeCurves, encodeCurvesSync } from '../../../../base/curve/curve-file.ts';
import type { Curves } from '../../../../base/curve/curves.ts';

const curves: Curves = new Map([
  ['loss', { steps: [0, 10], values: [2.25, Number.NaN], elapsedMs: [5, 1_234] }],
  ['__proto__', { steps: [1], values: [Number.NEGATIVE_INFINITY], elapsedMs: [0] }],
]);

describe('curves as bytes', () => {
  it.each([
    ['beside the event loop', encodeCurves],
    ['at once', (all: Curves) => Promise.resolve(encodeCurvesSync(all))],
  ])('are read as they were written, %s', async (_how, encode) => {
    expect(await decodeCurves(await encode(curves))).toEqual(curves);
  });

  it('of version 1 are read for good', async () => {
    const text =
      '{"formatVersion":1,"curves":[["loss",{"steps":[1,2],"values":[0.5,"Infinity"],"elapsedMs":[10,20]}]]}';
    expect(await decodeCurves(gzipSync(text))).toEqual(
      new Map([['loss', { steps: [1, 2], values: [0.5, Number.POSITIVE_INFINITY], elapsedMs: [10, 20] }]]),
    );
  });

  it.each([
    ['no gzip', Buffer.from('{}')],
    ['another version', gzipSync('{"formatVersion":2,"curves":[]}')],
    ['no JSON', gzipSync('{')],
    [
      'lists of different lengths',
      gzipSync('{"formatVersion":1,"curves":[["a",{"steps":[1],"values":[],"elapsedMs":[1]}]]}'),
    ],
    ['far more text than curves have', gzipSync(Buffer.alloc(64 * 2 ** 20, 32))],
  ])('are refused: %s', async (_what, bytes) => {
    await expect(decodeCurves(bytes)).rejects.toBeInstanceOf(Error);
  });
});
