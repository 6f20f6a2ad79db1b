import { type ErrorPlace, YatesError } from '../../base/error.ts';
import type { ErrorCode } from '../../base/error-codes.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/**
 * A sweep file while it is read: the sections ask it where something stands and which parts can be looked at, and report
 * their faults to it, so that a user sees all of them together.
 */
export class Reading {
  readonly source: YamlSource;
  readonly faults: YatesError[] = [];
  readonly #misshapen: readonly YamlPath[];

  /** @param misshapen where a value has the wrong shape, which is reported already */
  constructor(source: YamlSource, misshapen: readonly YamlPath[]) {
    this.source = source;
    this.#misshapen = misshapen;
  }

  /** True if the file has a value at `path` and nothing is wrong with the shape of what is there, below it or above it. */
  isSound(path: YamlPath): boolean {
    if (valueAt(this.source.value, path) === undefined) return false;
    return !this.#misshapen.some((bad) => {
      const shared = Math.min(bad.length, path.length);
      return bad.slice(0, shared).every((step, index) => step === path[index]) && bad.length > 0;
    });
  }

  refuse(code: ErrorCode, place: ErrorPlace, message: string, next: string): void {
    this.faults.push(new YatesError({ code, place, message, next }));
  }
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}
