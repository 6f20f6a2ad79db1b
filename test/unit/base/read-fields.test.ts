import { expect, it } from 'vitest';
import { readFields, readText, readTextIfAny } from '../../../base/read-fields.ts';

it('takes an object of the known fields, and no other', () => {
  expect(readFields({ a: 1 }, ['a'], ['b'])).toEqual({ a: 1 });
  for (const value of [
    undefined,
    null,
    [],
    'a',
    1,
    {},
    { b: 1 },
    { a: 1, c: 2 },
    JSON.parse('{"a":1,"__proto__":2}'),
  ])
    expect(() => readFields(value, ['a'], ['b']), JSON.stringify(value)).toThrow(RegExp('field|object'));
  // What every object inherits is no field.
  expect(() => readFields({}, ['constructor'])).toThrow('no field constructor');
});

it('takes texts that are not empty', () => {
  expect(readText('x')).toBe('x');
  expect(readTextIfAny(undefined)).toBeUndefined();
  for (const value of [undefined, '', 1, null, {}]) expect(() => readText(value)).toThrow('no text');
  expect(() => readTextIfAny(null)).toThrow('no text');
});
