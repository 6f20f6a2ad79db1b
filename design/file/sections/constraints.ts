/** The section `constraints`: which cells of the full cross are kept. */
import { z } from 'zod';
import type { ErrorPlace } from '../../../base/error.ts';
import { compileConstraint } from '../../constraint/compile-constraint.ts';
import type { Column, ConstraintFault } from '../../constraint/constraint.ts';
import type { NamedRules } from '../../constraint/named-rule.ts';
import type { Constraint } from '../../sweep-spec.ts';
import type { ColumnPlaces } from '../column-places.ts';
import type { Reading } from '../reading.ts';
import type { YamlPath } from '../yaml-source.ts';

export const constraintsSchema = z
  .array(
    z.union([
      z.string().min(1).describe('A CEL expression over factor names; cells where it is true are kept'),
      z.strictObject({ rule: z.string().describe('A rule known by name: adapter-positions') }),
    ]),
  )
  .optional()
  .describe('Which cells of the full cross are kept: those that meet all of these');

/**
 * @param columns every factor and derived column that the file declares; without levels if those are faulty
 * @param rules those of the trainer; undefined if the file does not say which trainer it is for
 */
export function readConstraints(
  written: NonNullable<z.infer<typeof constraintsSchema>>,
  columns: readonly Column[],
  rules: NamedRules | undefined,
  columnPlaces: ColumnPlaces,
  reading: Reading,
): Constraint[] {
  const { source } = reading;
  const constraints: Constraint[] = [];
  for (const [index, item] of written.entries()) {
    const path = ['constraints', index];
    if (!reading.isSound(path)) continue;
    const constraint: Constraint =
      typeof item === 'string' ? { kind: 'expression', expression: item } : { kind: 'rule', rule: item.rule };
    constraints.push(constraint);
    if (constraint.kind === 'rule' && rules === undefined) continue;
    const compiled = compileConstraint(constraint, columns, rules ?? {});
    if (compiled.ok) continue;
    for (const { code, message, next, ...at } of compiled.faults)
      reading.refuse(code, placeOf(at, path), message, next);
  }
  return constraints;

  function placeOf(
    { offset, column, level }: Pick<ConstraintFault, 'offset' | 'column' | 'level'>,
    path: YamlPath,
  ): ErrorPlace {
    const levelPath = column === undefined ? undefined : columnPlaces.pathOf(column, level);
    if (levelPath !== undefined) return source.placeOf(levelPath);
    return offset === undefined ? source.placeOf(path) : source.placeInText(path, offset);
  }
}
