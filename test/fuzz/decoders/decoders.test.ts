/** A short round of `npm run fuzz:decoders`: nearly right inputs for every decoder, from a fixed seed. */
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { allDecoders } from './all-decoders.ts';
import type { Decoder } from './decoder.ts';
import { fuzzDecoders } from './fuzz-decoders.ts';
import { textOf, textsLike } from './mutate.ts';

const cases = 60;
const numbers = Array.from({ length: cases }, (_, at) => at + 1);

it('every decoder gives a value or refuses in words, whatever it reads', async () => {
  const decoders = await allDecoders(temporaryFolder());
  const { faults, taken, refused } = fuzzDecoders(decoders, '13', numbers);
  expect(faults).toEqual([]);
  // Neither the mutations nor the decoders are so dull that all ends alike.
  const all = Object.keys(taken);
  expect(all.filter((name) => taken[name] === 0).length).toBeLessThan(all.length / 10);
  expect(all.filter((name) => refused[name] === 0).length).toBeLessThan(all.length / 2);
});

it('would find a decoder that throws, one that answers with a function, and one that changes a prototype', () => {
  const of = (decode: Decoder['decode']) =>
    fuzzDecoders([{ name: 'planted', make: textsLike(['{"a":{"b":1}}']), decode }], '13', numbers).faults;
  const table: Record<string, unknown> = { a: 1 };
  expect(of((input) => JSON.parse(textOf(input)))[0]?.what).toMatch(/SyntaxError/);
  expect(of(() => table['constructor'])[0]?.what).toMatch(/a function/);
  expect(of((input) => Object.setPrototypeOf({}, { own: textOf(input) }))[0]?.what).toMatch(/a prototype/);
  const pollute = of(() => Object.assign(Object.prototype, { polluted: true }));
  delete (Object.prototype as { polluted?: boolean }).polluted;
  expect(pollute[0]?.what).toBe('a shared prototype was changed');
});
