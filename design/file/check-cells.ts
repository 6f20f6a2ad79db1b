/** Faults of a sweep file that show only in its cells: none is left, there are too many, or a reference is one of them. */
import { YatesError } from '../../base/error.ts';
import type { ErrorCode } from '../../base/error-codes.ts';
import { type DesignSpace, designSpace, refuseHugeCross } from '../cells/design-space.ts';
import { checkSize, plannedCells } from '../cells/expand.ts';
import type { NamedRules } from '../constraint/named-rule.ts';
import type { StepBudget } from '../step-budget.ts';
import type { Factor, Settings, SweepSpec } from '../sweep-spec.ts';
import type { Reading } from './reading.ts';
import type { YamlPath } from './yaml-source.ts';

/** Reports a full cross that is too large to be looked at. */
export function checkCross(factors: readonly Factor[], reading: Reading): void {
  reportIn(reading, ['factors'], () => refuseHugeCross(factors));
}

/** @param spec of a file that has no other fault */
export function checkCells(spec: SweepSpec, rules: NamedRules, reading: Reading, steps?: StepBudget): void {
  reportIn(reading, ['constraints'], () => {
    const space = designSpace(spec, rules, steps);
    checkSize(space, spec.replicates, spec.fraction, spec.references?.length);
    const index = referenceThatIsCell(spec, space);
    if (index === undefined) return;
    const name = JSON.stringify(spec.references?.[index]?.name);
    reading.refuse(
      'E_REFERENCE_SAME',
      reading.source.placeOf(['references', index]),
      `reference ${name} is a cell of the design`,
      'remove it: the design runs it already',
    );
  });
}

/** The section that an error of the design is about, where it is not the constraints. */
const sectionOf: Readonly<Partial<Record<ErrorCode, YamlPath>>> = {
  E_DESIGN_TOO_LARGE: ['factors'],
  E_DESIGN_STEPS: ['factors'],
  E_DESIGN_FRACTION: ['design'],
  E_DESIGN_RUNS: ['design'],
};

function reportIn(reading: Reading, section: YamlPath, attempt: () => void): void {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof YatesError)) throw error;
    const { code, what, next } = error;
    reading.refuse(code, reading.source.placeOfKey(sectionOf[code] ?? section), what, next ?? '');
  }
}

/**
 * The first reference that is a cell of the design: the two would be the same trial.
 *
 * @returns its index among the references; undefined if there is none
 */
function referenceThatIsCell(spec: SweepSpec, space: DesignSpace): number | undefined {
  const columns = [...spec.factors, ...spec.derive].map(({ name }) => name).sort();
  const keyOf = (settings: Settings): string => JSON.stringify(columns.map((name) => settings[name]));
  const suspects = new Map<string, number>();
  for (const [index, { settings }] of (spec.references ?? []).entries()) {
    const names = Object.keys(settings).sort();
    if (names.join(' ') === columns.join(' ')) suspects.set(keyOf(settings), index);
  }
  if (suspects.size === 0) return undefined;
  for (const digits of plannedCells(space, spec.fraction)) {
    const found = suspects.get(keyOf(space.settingsOf(digits)));
    if (found !== undefined) return found;
  }
  return undefined;
}
