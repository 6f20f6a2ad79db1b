import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../../design/constraint/compile-expression.ts';

const columns = [
  { name: 'input', levels: ['SAin', 'CAc'] },
  { name: 'scale', levels: [0.5, 1, 2, 3] },
  { name: 'bias', levels: [true, false] },
];
const cell = { input: 'CAc', scale: 3, bias: true };

function allows(expression: string, settings: Record<string, string | number | boolean> = cell): boolean {
  const compiled = compileExpression(expression, columns);
  if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message).join());
  return compiled.constraint.allows(settings);
}

describe('a constraint expression', () => {
  // Levels are doubles and 3 is an int in CEL: each of these would be refused or false without our additions.
  it.each([
    ['scale == 3', true],
    ['3 == scale', true],
    ['scale != 3', false],
    ['scale == 3.0', true],
    ['scale in [1, 2]', false],
    ['scale in [0.5, 3]', true],
    ['scale in [1, 3]', true],
    ['scale * 2 == 6.0', true],
    ['2 * scale > 5', true],
    ['scale + 1 == 4.0', true],
    ['10 - scale == 7.0', true],
    ['scale / 2 == 1.5', true],
    ['scale % 2 == 1', true],
    ['3 / scale == 1', true],
    ['-scale < 0', true],
  ])('counts with numbers of both kinds: %s is %s', (expression, expected) => {
    expect(allows(expression)).toBe(expected);
  });

  it.each([
    ['bias', true],
    ['!bias || scale < 1', false],
    ['bias == true && input == "CAc"', true],
    ['input in ["SAin", "CAc"]', true],
    ['input.startsWith("SA")', false],
    ['bias ? scale > 2 : scale <= 2', true],
    ['[1, 2].exists(x, scale == double(x) + 1.0)', true],
    ['true', true],
  ])('is CEL: %s is %s', (expression, expected) => {
    expect(allows(expression)).toBe(expected);
  });

  it('reads the columns that it names and no others', () => {
    const compiled = compileExpression('scale < 3 || size(input) == 3', columns);
    expect(compiled.ok && compiled.constraint.columns).toEqual(['input', 'scale']);
  });

  it('says for which cell it has no value', () => {
    expect(() => allows('1 / int(scale - 3) == 1')).toThrow(
      /E_CONSTRAINT_VALUE constraint '.*' cannot be decided for input = "CAc", scale = 3, bias = true: division by zero/,
    );
  });

  it.each(['process.exit()', 'constructor', 'this', 'scale.constructor', 'import("fs")', 'eval("1")'])(
    'reaches nothing outside the cell: %s',
    (expression) => {
      expect(compileExpression(expression, columns).ok).toBe(false);
    },
  );
});
