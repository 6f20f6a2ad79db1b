import type { NamedRules } from '../constraint/named-rule.ts';
import type { Addition, PlannedDesign } from './extension.ts';
import { newCells } from './new-cells.ts';
import { refused } from './refused.ts';

/** The valid cells that a fraction left out. */
export function restOfFraction(planned: PlannedDesign, rules: NamedRules | undefined): Addition {
  const { fraction, ...spec } = planned.spec;
  if (fraction === undefined)
    throw refused('the design has all valid cells already', 'add replicates or levels');
  const isHalf = fraction.kind === 'latin' && spec.factors.every(({ levels }) => levels.length === 2);
  return newCells(
    planned,
    spec,
    rules,
    isHalf ? 'the other half: the fold-over' : 'the cells that the fraction left out',
  );
}
