import { expect, it } from 'vitest';
import { withoutTrailing } from '../../../base/without-trailing.ts';

it.each([
  ['/a/b//', '/', '/a/b'],
  ['name. .', '. ', 'name'],
  ['a/b', '/', 'a/b'],
  ['///', '/', ''],
  ['', '/', ''],
])('of %j without %j at its end, %j is left', (text, characters, left) => {
  expect(withoutTrailing(text, characters)).toBe(left);
});
