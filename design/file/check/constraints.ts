import { YatesError } from '../../../base/error.ts';
import { compileConstraint } from '../../constraint/compile-constraint.ts';
import type { Column, ConstraintFault } from '../../constraint/constraint.ts';
import type { SweepFile } from '../sweep-file.ts';
import type { Constraint } from '../../sweep-spec.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

/**
 * @param columns every factor and derived column that the file declares; without levels where those are faulty
 * @param placeOfLevel where a level of a column is written
 */
export function checkConstraints(
  written: NonNullable<SweepFile['constraints']>,
  columns: readonly Column[],
  source: YamlSource,
  sound: (path: YamlPath) => boolean,
  placeOfLevel: (column: string, level: unknown) => YamlPath | undefined,
): { readonly constraints: Constraint[]; readonly faults: YatesError[] } {
  const constraints: Constraint[] = [];
  const faults: YatesError[] = [];
  for (const [index, item] of written.entries()) {
    const path = ['constraints', index];
    if (!sound(path)) continue;
    const constraint: Constraint =
      typeof item === 'string' ? { kind: 'expression', expression: item } : { kind: 'rule', rule: item.rule };
    constraints.push(constraint);
    const compiled = compileConstraint(constraint, columns);
    if (compiled.ok) continue;
    for (const { code, message, next, ...at } of compiled.faults) {
      faults.push(new YatesError({ code, message, next, place: placeOf(at, path) }));
    }
  }
  return { constraints, faults };

  function placeOf(
    { offset, column, level }: Pick<ConstraintFault, 'offset' | 'column' | 'level'>,
    path: YamlPath,
  ) {
    const levelPath = column === undefined ? undefined : placeOfLevel(column, level);
    if (levelPath !== undefined) return source.placeOf(levelPath);
    return offset === undefined ? source.placeOf(path) : source.placeInText(path, offset);
  }
}
