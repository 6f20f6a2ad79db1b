import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../../design/file/read-yaml.ts';

const read = (text: string) => readYaml(text, 's.yaml');
const messageOf = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
};

describe('readYaml', () => {
  it.each([
    ['empty', '  \n', 'E_SWEEP_EMPTY s.yaml the file is empty; start from examples/tiny.yaml'],
    ['huge', 'a'.repeat(2 ** 20 + 1), 'E_SWEEP_SIZE s.yaml the file has 1048577 characters'],
    [
      'unclosed list',
      'a: [1, 2',
      'E_YAML s.yaml:1:9 not valid YAML: flow sequence in block collection must be',
    ],
    ['unclosed quote', 'a: "b\n', 'E_YAML s.yaml:2:1 not valid YAML: missing closing "quote'],
    ['tab', 'a:\n\t- b', 'E_YAML_TAB s.yaml:2:1 a tab is used as indentation; indent with spaces'],
    [
      'crooked indent',
      'a: \n  b: 1\n c: 2',
      'E_YAML s.yaml:3:1 not valid YAML: all mapping items must start at',
    ],
    ['key twice', 'a: 1\nb: 2\na: 3', 'E_YAML_DUPLICATE_KEY s.yaml:3:1 key "a" is written twice'],
    [
      'alias',
      'a: &x 1\nb: *x',
      'E_YAML_ALIAS s.yaml:2:4 alias *x is not allowed in a sweep file; write out what it stands for',
    ],
    ['tag', 'a: !!js/function "x"', 'E_YAML s.yaml:1:4 not valid YAML: unresolved tag'],
    [
      'two documents',
      'a: 1\n---\nb: 2',
      'E_YAML s.yaml:2:1 not valid YAML: the file holds a second document',
    ],
    ['key that is a list', '[a]: 3', 'E_YAML s.yaml:1:1 not valid YAML'],
    ['directive', '%FOO\n---\na: 1', 'E_YAML s.yaml:1:1 not valid YAML: unknown directive'],
    ['deep brackets', `a: ${'['.repeat(100_000)}`, 'E_YAML_DEPTH s.yaml:1:36'],
    ['deep question marks', '? '.repeat(100_000), 'E_YAML_DEPTH s.yaml:1:67'],
    ['deep dashes', `${'- '.repeat(20_000)}1`, 'E_YAML_DEPTH s.yaml:1:67'],
    ['prototype', 'a: { __proto__: 1 }', 'E_NAME s.yaml:1:6 "__proto__" cannot be a name'],
    ['not a number', 'a: .nan', 'E_NUMBER s.yaml:1:4 .nan is not a finite number'],
  ])('refuses: %s', (_name, text, expected) => {
    expect(messageOf(text)).toContain(expected);
  });

  it('does not unfold aliases that would grow without end', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`);
    expect(messageOf(['a0: &a0 [lol]', ...levels].join('\n'))).toContain('E_YAML_ALIAS s.yaml:2:10');
  });

  it('reads a merge key as any other: it merges nothing', () => {
    expect(read('<<: { a: 1 }\nb: 2').value).toEqual({ '<<': { a: 1 }, b: 2 });
  });

  it('reads 100,000 keys without comparing each with each', () => {
    const text = Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(Object.keys(read(text).value as object)).toHaveLength(100_000);
  });

  it('skips a byte order mark and takes CRLF', () => {
    expect(read('\uFEFFa: 1\r\nb: [x,\r\n  y]\r\n').value).toEqual({ a: 1, b: ['x', 'y'] });
  });

  it('knows where values, keys and characters of a text stand', () => {
    const source = read('a:\n  b: [1, "x + y"]\n  c: d\n');
    const at = (line: number, column: number) => ({ file: 's.yaml', line, column });
    expect(source.placeOf(['a', 'b', 1])).toEqual(at(2, 10));
    expect(source.placeOfKey(['a', 'c'])).toEqual(at(3, 3));
    expect(source.placeInText(['a', 'b', 1], 4)).toEqual(at(2, 15));
    expect(source.placeOf(['a', 'nothing', 'there'])).toEqual(at(2, 3));
  });
});
