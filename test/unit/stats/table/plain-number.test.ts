import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWideInteger, numberForm } from '../../../../stats/table/number-text.ts';
import { plainNumber } from '../../../../stats/table/plain-number.ts';

const whole = (text: string): number => plainNumber(text, 0, text.length);

it('rounds as the text would be, whatever the number of digits and the power of ten', () => {
  const digits = fc.string({
    unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
    maxLength: 20,
  });
  const sign = fc.constantFrom('', '-', '+');
  const fraction = fc.option(digits, { nil: undefined });
  const exponent = fc.option(fc.integer({ min: -330, max: 310 }), { nil: undefined });
  fc.assert(
    fc.property(sign, digits, fraction, exponent, (minus, before, after, power) => {
      const text = `${minus}${before}${after === undefined ? '' : `.${after}`}${power === undefined ? '' : `e${power}`}`;
      const isPlain = numberForm(text) === 'plain' && !isWideInteger(text);
      expect(whole(text)).toBe(isPlain ? Number(text) : Number.NaN);
    }),
    { numRuns: 2000 },
  );
});

it('reads every double as JavaScript writes it', () => {
  const doubles = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map(String)
    .filter((text) => !isWideInteger(text));
  fc.assert(
    fc.property(doubles, (text) => {
      expect(whole(text)).toBe(Number(text));
    }),
    { numRuns: 2000 },
  );
});

it('is NaN for what is no plain number', () => {
  for (const text of [
    '',
    ' ',
    '-',
    '.',
    '1e',
    '1e+',
    'e5',
    '1,5',
    '1 2',
    '0x10',
    '1.2.3',
    'inf',
    '1e400',
    '5e',
  ])
    expect(whole(text), text).toBe(Number.NaN);
});

it('reads a part of a text, without the spaces around it', () => {
  expect(plainNumber('7 , 12.5 ,x', 3, 9)).toBe(12.5);
});
