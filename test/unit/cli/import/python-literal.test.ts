import { expect, it } from 'vitest';
import { pythonLiteral } from '../../../../cli/import/python-literal.ts';

it.each([
  [
    `{'lr': 1e-05, "it's": 'a "b", {c}', 'none': None, 'yes': True}`,
    { lr: 1e-5, "it's": 'a "b", {c}', none: null, yes: true },
  ],
  [`{'n': [1, (2.5, -3), []], 'd': {'x': {}}}`, { n: [1, [2.5, -3], []], d: { x: {} } }],
  [String.raw`{'t': 'tab\t\'q\' \x41\u00e9\U0001F600\\'}`, { t: "tab\t'q' Aé😀\\" }],
  [
    `{'big': 1152921504606846978, 'small': -7, 1: 'one'}`,
    { big: '1152921504606846978', small: -7, '1': 'one' },
  ],
  [`{'nan': nan, 'inf': inf, 'minus': -inf}`, { nan: Number.NaN, inf: Infinity, minus: -Infinity }],
  [
    `{'o': <wandb.Image object at 0x7f>, 'f': float32(0.5), 'k': array([1, 2]), 'z': 1}`,
    { o: '<wandb.Image object at 0x7f>', f: 'float32(0.5)', k: 'array([1, 2])', z: 1 },
  ],
  [`{"a": true, "b": null}`, { a: true, b: null }],
])('reads %s', (text, value) => {
  expect(pythonLiteral(text)).toEqual(value);
});

it.each([
  '{',
  "{'a'}",
  "{'a': 1",
  "{'a': 1} x",
  "{'a' 1}",
  "{'a: 1}",
  '',
  '{,}',
  `${'['.repeat(100)}${']'.repeat(100)}`,
])('has nothing of %s', (text) => {
  expect(pythonLiteral(text)).toBeUndefined();
});
