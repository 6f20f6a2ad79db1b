import { type ErrorPlace, YatesError } from '../../base/error.ts';
import type { ErrorCode } from '../../base/error-codes.ts';
import { faultsMax, throwFaults } from './faults.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/**
 * A sweep file while it is read: the sections ask it where something stands and which parts can be looked at, and report
 * their faults to it, so that a user sees all of them together.
 */
export class Reading {
  readonly source: YamlSource;
  readonly faults: YatesError[] = [];
  /** Paths of values of the wrong shape, and the paths above them, as JSON. */
  readonly #misshapen = new Set<string>();
  readonly #above = new Set<string>();

  /** @param misshapen where a value has the wrong shape, which is reported already */
  constructor(source: YamlSource, misshapen: readonly YamlPath[]) {
    this.source = source;
    for (const path of misshapen) {
      if (path.length > 0) this.#misshapen.add(keyOf(path));
      for (let steps = 1; steps < path.length; steps++) this.#above.add(keyOf(path.slice(0, steps)));
    }
  }

  /** True if the file has a value at `path` and nothing is wrong with the shape of what is there, below it or above it. */
  isSound(path: YamlPath): boolean {
    if (valueAt(this.source.value, path) === undefined) return false;
    if (this.#above.has(keyOf(path))) return false;
    return !path.some((_, index) => this.#misshapen.has(keyOf(path.slice(0, index + 1))));
  }

  /** @throws YatesErrors once there are more faults than anybody reads */
  refuse(code: ErrorCode, place: ErrorPlace, message: string, next: string): void {
    this.faults.push(new YatesError({ code, place, message, next }));
    if (this.faults.length >= faultsMax) throwFaults(this.faults);
  }
}

const keyOf = (path: YamlPath): string => JSON.stringify(path);

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}
