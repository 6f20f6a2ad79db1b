import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../../design/constraint/compile-expression.ts';
import { StepBudget } from '../../../../design/step-budget.ts';

const columns = [{ name: 'scale', levels: [1, 2] }];

function allows(expression: string, budget?: StepBudget): boolean {
  const compiled = compileExpression(expression, columns);
  if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message).join());
  return compiled.constraint.allows({ scale: 2 }, budget);
}

const list = '[1, 2, 3, 4, 5, 6, 7, 8]';

/** `list.all(x0, list.all(x1, ... body))` */
const nested = (depth: number, macro: string, body: string): string =>
  `${Array.from({ length: depth }, (_, at) => `${list}.${macro}(x${at}, `).join('')}${body}${')'.repeat(depth)}`;

/** Doubles a value 30 times. */
const doubled = (value: string, use: string): string => {
  const bind = (at: number): string =>
    at > 30 ? use : `cel.bind(z${at}, z${at - 1} + z${at - 1}, ${bind(at + 1)})`;
  return `cel.bind(z0, ${value}, ${bind(1)})`;
};

describe('the steps of a constraint', () => {
  it.each([
    ['all', nested(12, 'all', 'scale > 0.0')],
    ['exists', nested(12, 'exists', 'scale > 2.0')],
    ['map', `${nested(12, 'map', '1')} == []`],
    ['an error that exists would outweigh', nested(12, 'exists', '1 / 0 == 1')],
    ['what comes before an || that is true', `${nested(12, 'all', 'scale > 0.0')} || true`],
  ])('are bounded: twelve loops within each other, %s', (_, expression) => {
    expect(() => allows(expression)).toThrow('E_CONSTRAINT_STEPS');
  });

  it.each([
    ['a list', doubled('[1]', 'size(z30) > 3')],
    ['a text', doubled('"text"', 'z30.contains("y")')],
  ])('bound the memory: %s that doubles thirty times', (_, expression) => {
    expect(() => allows(expression)).toThrow(/E_CONSTRAINT_STEPS.*builds a text or list longer than 16,384/);
  });

  it('leave room for honest loops', () => {
    expect(allows(nested(3, 'exists', 'scale == 2.0'))).toBe(true);
    expect(allows('cel.bind(double, scale * 2, double == 4.0)')).toBe(true);
  });

  it('are taken from the budget of the design, with or without loops', () => {
    const budget = new StepBudget(1000);
    allows('scale > 1.0', budget);
    const plain = budget.spent;
    allows(nested(1, 'exists', 'scale == 2.0'), budget);
    expect(plain).toBeGreaterThan(0);
    expect(budget.spent).toBeGreaterThan(2 * plain);
    expect(() => allows(nested(3, 'all', 'scale == 2.0'), new StepBudget(100))).toThrow('E_DESIGN_STEPS');
  });
});
