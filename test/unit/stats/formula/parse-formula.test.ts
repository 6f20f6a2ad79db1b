import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../../../stats/formula/parse-formula.ts';
import { termName } from '../../../../stats/model/term.ts';

const expand = (right: string): string => parseFormula(`y ~ ${right}`).terms.map(termName).join(' + ');

it.each([
  ['a', 'a'],
  ['1', ''],
  ['a + b', 'a + b'],
  ['a:b', 'a:b'],
  ['a * b', 'a + b + a:b'],
  ['a*b*c', 'a + b + c + a:b + a:c + b:c + a:b:c'],
  ['seed + site + act*scale', 'seed + site + act + scale + act:scale'],
  ['(a + b + c)^2', 'a + b + c + a:b + a:c + b:c'],
  ['(a + b)**2', 'a + b + a:b'],
  ['(a + b):c', 'a:c + b:c'],
  ['a + b + a', 'a + b'],
  ['a:b + b:a', 'a:b'],
  ['a:a', 'a'],
  ['a/b', 'a + a:b'],
  ['a*b*c - a:b:c', 'a + b + c + a:b + a:c + b:c'],
  ['a + (b - b)', 'a'],
  ['1 + a', 'a'],
  ['a:b + a + b', 'a + b + a:b'],
  ['`two words` + a.b_2', 'two words + a.b_2'],
  ['größe', 'größe'],
])('y ~ %s', (right, expected) => {
  expect(expand(right)).toBe(expected);
});

it.each([
  ['log10(lr) + act', [['log10(lr)'], ['act']]],
  ['I(x ^ 2 - 2*x)', [['I(x^2 - 2 * x)']]],
  ['act * poly(log10(lr), 2)', [['act'], ['poly(log10(lr), 2)'], ['act', 'poly(log10(lr), 2)']]],
  ['sqrt((a + 1) / (b - -c))', [['sqrt((a + 1)/(b - -c))']]],
])('y ~ %s computes columns', (right, terms) => {
  const formula = parseFormula(`y ~ ${right}`);
  expect(formula.terms).toEqual(terms);
  // What is printed is read again as the same.
  const again = parseFormula(`y ~ ${formula.terms.map(termName).join(' + ')}`);
  expect(again.computed).toEqual(formula.computed);
});

it('a / b and b %in% a say what is within what', () => {
  expect(parseFormula('y ~ act + method / (rank + width)')).toMatchObject({
    terms: [['act'], ['method'], ['method', 'rank'], ['method', 'width']],
    nests: [
      { factor: 'rank', within: ['method'] },
      { factor: 'width', within: ['method'] },
    ],
  });
  expect(parseFormula('y ~ method + rank %in% method')).toMatchObject({
    terms: [['method'], ['method', 'rank']],
    nests: [{ factor: 'rank', within: ['method'] }],
  });
});

it('cbind() names successes and failures', () => {
  const formula = parseFormula('cbind(correct, n - correct) ~ opt');
  expect(formula).toMatchObject({
    response: 'cbind(correct, n - correct)',
    counts: { successes: 'correct', failures: 'I(n - correct)' },
  });
  expect(parseFormula('log(loss) ~ a').response).toBe('log(loss)');
});

it('C() marks factors', () => {
  const formula = parseFormula('len ~ supp + C(dose)');
  expect(formula).toMatchObject({ response: 'len', terms: [['supp'], ['dose']], factors: ['dose'] });
});

it('tells where each column is mentioned, functions left out', () => {
  const { mentions } = parseFormula('y ~ a + C(dose) * `b c` - a + Error(block:plot)');
  expect(mentions).toEqual([
    { name: 'y', column: 1 },
    { name: 'a', column: 5 },
    { name: 'dose', column: 11 },
    { name: 'b c', column: 19 },
    { name: 'a', column: 27 },
    { name: 'block', column: 37 },
    { name: 'plot', column: 43 },
  ]);
});

describe('errors say where and what to write', () => {
  it.each([
    ['', 1, 'starts with the response'],
    ['y', 2, 'expected "~"'],
    ['y ~', 4, 'ends too early'],
    ['y `~` a', 3, 'expected "~"'],
    ['y ~ a +', 8, 'ends too early'],
    ['y ~ a b', 7, '"b" is not expected here'],
    ['y ~ (a + b', 11, '"(" of column 5 is not closed'],
    ['y ~ a & b', 7, '"&" means nothing'],
    ['y ~ a^b', 7, 'whole number'],
    ['y ~ a^0', 7, 'whole number'],
    ['y ~ tan(a)', 5, 'tan() is not known'],
    ['tan(y) ~ a', 1, 'cannot be computed by tan()'],
    ['y ~ log(1)', 5, 'reads no column'],
    ['y ~ I(a ^)', 10, 'a column, a number or a bracket'],
    ['y ~ poly(a)', 11, 'poly() takes a degree'],
    ['y ~ poly(a, 99)', 13, 'from 1 to 6'],
    ['cbind(a) ~ b', 1, 'successes and failures'],
    ['y ~ a - 1', 9, 'without intercept'],
    ['y ~ 0 + a', 5, 'without intercept'],
    ['y ~ 2', 5, 'is no term'],
    ['y ~ C(1)', 7, 'takes a column name'],
    ['y ~ `a', 5, '"`" means nothing'],
    ['y ~ a ~ b', 7, '"~" is not expected'],
  ])('%j', (text, column, words) => {
    expect(() => parseFormula(text, '--formula')).toThrow(
      expect.objectContaining({
        code: 'E_FORMULA',
        place: { file: '--formula', line: 1, column },
        what: expect.stringContaining(words) as string,
        next: expect.stringMatching(/\S/) as string,
      }),
    );
  });
});

describe('a formula over a limit', () => {
  const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `f${at}`);

  it.each([
    ['terms of a cross', names(16).join(' * '), 'more than 5000 terms'],
    ['terms of a power', `(${names(100).join(' + ')})^10`, 'more than 5000 terms'],
    ['terms of a sum', names(5001).join(' + '), 'more than 5000 terms'],
    ['nested columns', names(2000).join(' / '), 'too many terms'],
    ['columns of one term', names(9000).join(':'), 'too many terms'],
    ['brackets', '('.repeat(50_000), 'nested deeper than 64'],
    ['characters', 'a + '.repeat(30_000), 'more than 100000'],
  ])('is refused for its %s', (_, right, message) => {
    expect(() => parseFormula(`y ~ ${right}`)).toThrow(new RegExp(`E_FORMULA .*${message}`));
  });

  it('is read up to it', () => {
    expect(parseFormula(`y ~ ${names(12).join(' * ')}`).terms).toHaveLength(4095);
  });
});
