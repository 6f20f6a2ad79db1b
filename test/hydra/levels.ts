/** Levels that Hydra could take for something else than they are. */
import fc from 'fast-check';
import type { Level } from '../../design/sweep-spec.ts';

/** Each has misled a reader of YAML, of Hydra's grammar or of OmegaConf's interpolations. */
export const awkwardLevels: readonly Level[] = [
  ['', ' ', ' lead', 'trail ', 'a b', 'a\tb', 'a\nb', 'a,b', 'a=b', 'a:b', 'a@b', 'x#y', '~x', '+x', '-x'],
  ['true', 'True', 'FALSE', 'null', 'Null', 'None', 'nan', 'NaN', 'inf', '-inf', 'on', 'no', '~', '-'],
  ['1', '+1', '-1', '1.0', '.5', '1.', '1e5', '1e-07', '1_000', '0x10', '0b1', '012', '12:30', '2026-12-01'],
  ['[1,2]', '{a:1}', '[', ']', '{', '}', '(', 'choice(a,b)', 'glob(*)', 'range(1,3)', 'str(1)', '*', '%'],
  [
    '"',
    "'",
    "it's",
    '"a"',
    "''",
    '\\',
    '\\\\',
    'a\\',
    "a\\'",
    "\\\\'b",
    'a\\b',
    '\\n',
    'C:\\new',
    '\\"',
    '!x',
  ],
  // oxlint-disable-next-line no-template-curly-in-string
  ['$', '$x', '${', '${x}', '\\${x}', '\\\\${x}', "\\'${x}", '${env:HOME}', '$${x}', '$\\{x}', '????', '??'],
  ['é', '漢字', '😀', '\u00a0', '\u2028', '\ufeff', 'e\u0301', 'name-1.5/x', './x', '../x', 'a.b', 'a/b@c'],
  [0, 1, -1, 0.1, -0.5, 1e-7, 1e21, 1.5e300, 123_456_789, true, false],
].flat();

const piece = fc.oneof(
  fc.constantFrom(...awkwardLevels.filter((level) => typeof level === 'string')),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

/** A level of a factor: text without NUL, which no command line can hold, or a number. */
export const anyLevel: fc.Arbitrary<Level> = fc.oneof(
  {
    arbitrary: fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('').replaceAll('\0', '')),
    weight: 8,
  },
  { arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }), weight: 1 },
  { arbitrary: fc.integer(), weight: 1 },
);
