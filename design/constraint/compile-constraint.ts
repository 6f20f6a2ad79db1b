import type { Column, Compilation } from './constraint.ts';
import { compileExpression } from './expression.ts';
import { compileRule } from './rules.ts';
import type { Constraint } from '../sweep-spec.ts';

export function compileConstraint(constraint: Constraint, columns: readonly Column[]): Compilation {
  return constraint.kind === 'rule'
    ? compileRule(constraint.rule, columns)
    : compileExpression(constraint.expression, columns);
}
