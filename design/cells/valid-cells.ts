/** The cells of a design one after another: nothing is held but the digits of the present one. */
import type { DesignSpace, TabulatedConstraint } from './design-space.ts';

/**
 * Valid cells in mixed-radix order, the last factor varying fastest.
 *
 * @yields the digits of a cell, one level index for each factor; the array is reused, copy what is kept
 * @throws YatesError E_DESIGN_STEPS
 *
 * @example
 * import { designSpace } from './design-space.ts';
 * const factors = ['a', 'b'].map((name) => ({ name, label: name, levels: [1, 2] }));
 * const constraints = [{ kind: 'expression', expression: 'a <= b' }] as const;
 * const space = designSpace({ factors, derive: [], constraints });
 * Array.from(validCells(space), (digits) => [...digits]); // [[0, 0], [0, 1], [1, 1]]
 */
export function* validCells({
  cross,
  constraints,
  steps,
}: DesignSpace): Generator<Int32Array, void, undefined> {
  const { radices } = cross;
  const last = radices.length - 1;
  const checks = checksByPlace(constraints, radices);
  const stepsPerCell = 1 + constraints.length;
  const digits = new Int32Array(radices.length);
  let changed = 0; // The first place that changed since the last look: what depends on those before it still holds.
  for (;;) {
    steps.spend(stepsPerCell);
    const refusedAt = firstRefused(checks, digits, changed);
    if (refusedAt === undefined) yield digits;
    // A refusal that depends on the first places only rules out all that the later ones could be: skip them at once.
    let place = refusedAt ?? last;
    digits.fill(0, place + 1);
    while (place >= 0 && (digits[place] as number) + 1 === radices[place]) {
      digits[place] = 0;
      place -= 1;
    }
    if (place < 0) return;
    digits[place] = (digits[place] as number) + 1;
    changed = place;
  }
}

interface Check {
  readonly table: Uint8Array;
  readonly places: readonly number[];
  /** Step of the table's index for one step of the digit at each place. */
  readonly strides: readonly number[];
}

/** At each place the checks that are decided once that place's digit is. */
function checksByPlace(constraints: readonly TabulatedConstraint[], radices: readonly number[]): Check[][] {
  const checks: Check[][] = radices.map(() => []);
  for (const { factors, table } of constraints) {
    const strides: number[] = [];
    let stride = 1;
    for (const factor of factors.toReversed()) {
      strides.unshift(stride);
      stride *= radices[factor] as number;
    }
    checks[factors.at(-1) ?? 0]?.push({ table, places: factors, strides });
  }
  return checks;
}

function firstRefused(checks: readonly Check[][], digits: Int32Array, from: number): number | undefined {
  for (let place = from; place < checks.length; place++) {
    for (const { table, places, strides } of checks[place] as Check[]) {
      let index = 0;
      for (let factor = 0; factor < places.length; factor++) {
        index += (digits[places[factor] as number] as number) * (strides[factor] as number);
      }
      if (table[index] === 0) return place;
    }
  }
  return undefined;
}
