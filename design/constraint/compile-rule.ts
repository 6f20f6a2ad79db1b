import type { Column, Compilation, ConstraintFault } from './constraint.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { quoteLevel } from '../level-text.ts';
import type { NamedRule, NamedRules } from './named-rule.ts';
import type { Level } from '../sweep-spec.ts';

/** @param rules those of the sweep's trainer */
export function compileRule(name: string, columns: readonly Column[], rules: NamedRules): Compilation {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) return { ok: false, faults: [unknownRule(name, Object.keys(rules))] };
  const text = `rule ${name}`;
  const faults = rule.columns.flatMap((needed): ConstraintFault[] => {
    const column = columns.find((candidate) => candidate.name === needed);
    if (column !== undefined) return levelFaults(column, rule);
    const message = `${text} needs a factor or derived column "${needed}"`;
    return [{ code: 'E_CONSTRAINT_NAME', message, next: `add ${needed}, or remove the rule` }];
  });
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    constraint: { text, columns: rule.columns, allows: (settings) => rule.allows(settings) },
  };
}

function unknownRule(name: string, known: readonly string[]): ConstraintFault {
  return known.length === 0
    ? {
        code: 'E_CONSTRAINT_RULE',
        message: `no rule named "${name}": the trainer of this sweep has none`,
        next: "write an expression, such as 'scale <= 2'",
      }
    : {
        code: 'E_CONSTRAINT_RULE',
        message: `no rule named "${name}"`,
        next: didYouMean(name, known),
      };
}

function levelFaults({ name, levels }: Column, rule: NamedRule): ConstraintFault[] {
  const faults: ConstraintFault[] = [];
  const written = new Map<string, Level>();
  for (const level of new Set(levels)) {
    const canonical = rule.canonical(level);
    if (canonical === undefined) {
      faults.push({
        code: 'E_FACTOR_LEVEL',
        message: `factor "${name}": level ${quoteLevel(level)} is not ${rule.what}`,
        next: didYouMean(String(level), rule.spellings),
        column: name,
        level,
      });
      continue;
    }
    const other = written.get(canonical);
    if (other !== undefined) {
      faults.push({
        code: 'E_FACTOR_DUPLICATE_LEVEL',
        message: `factor "${name}": levels ${quoteLevel(other)} and ${quoteLevel(level)} are two spellings of one`,
        next: 'keep one of them',
        column: name,
        level,
      });
    }
    written.set(canonical, level);
  }
  return faults;
}
