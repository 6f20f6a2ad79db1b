/** Constraints known by name. */
import {
  adapterPosition,
  adapterPositionSpellings,
  isAdapterPair,
  type AdapterPosition,
} from './adapter-positions.ts';
import type { Column, Compilation, ConstraintFault } from './constraint.ts';
import { didYouMean } from '../did-you-mean.ts';
import { quoteLevel } from '../level-text.ts';
import type { Level } from '../sweep-spec.ts';

export const constraintRules = ['adapter-positions'] as const;

export function compileRule(rule: string, columns: readonly Column[]): Compilation {
  if (rule === 'adapter-positions') return adapterPositionsRule(columns);
  return {
    ok: false,
    faults: [
      {
        code: 'E_CONSTRAINT_RULE',
        message: `unknown rule "${rule}"`,
        next: didYouMean(rule, constraintRules),
      },
    ],
  };
}

/** Keeps the 20 (input, output) pairs that exist in the U-Net. */
function adapterPositionsRule(columns: readonly Column[]): Compilation {
  const text = 'rule adapter-positions';
  const faults: ConstraintFault[] = [];
  for (const name of ['input', 'output']) {
    const column = columns.find((candidate) => candidate.name === name);
    if (column === undefined) {
      faults.push({
        code: 'E_CONSTRAINT_NAME',
        message: `${text} needs a factor or derived column "${name}"`,
        next: `add ${name}, or remove the rule`,
      });
    } else {
      faults.push(...positionFaults(column));
    }
  }
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    constraint: {
      text,
      columns: ['input', 'output'],
      allows: (settings) => isAdapterPair(settings['input'], settings['output']),
    },
  };
}

function positionFaults({ name, levels }: Column): ConstraintFault[] {
  const faults: ConstraintFault[] = [];
  const spelling = new Map<AdapterPosition, Level>();
  for (const level of new Set(levels)) {
    const position = adapterPosition(level);
    if (position === undefined) {
      faults.push({
        code: 'E_FACTOR_LEVEL',
        message: `factor "${name}": level ${quoteLevel(level)} is not an adapter position`,
        next: didYouMean(String(level), adapterPositionSpellings),
        column: name,
        level,
      });
      continue;
    }
    const other = spelling.get(position);
    if (other !== undefined) {
      faults.push({
        code: 'E_FACTOR_DUPLICATE_LEVEL',
        message: `factor "${name}": ${quoteLevel(level)} and ${quoteLevel(other)} are the same position`,
        next: 'keep one spelling',
        column: name,
        level,
      });
    }
    spelling.set(position, level);
  }
  return faults;
}
