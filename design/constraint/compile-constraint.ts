import { compileExpression } from './compile-expression.ts';
import { compileRule } from './compile-rule.ts';
import type { Column, Compilation } from './constraint.ts';
import type { NamedRules } from './named-rule.ts';
import type { Constraint } from '../sweep-spec.ts';

/** @param rules those of the sweep's trainer */
export function compileConstraint(
  constraint: Constraint,
  columns: readonly Column[],
  rules: NamedRules,
): Compilation {
  return constraint.kind === 'rule'
    ? compileRule(constraint.rule, columns, rules)
    : compileExpression(constraint.expression, columns);
}
