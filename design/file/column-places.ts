import type { Factor, Level } from '../sweep-spec.ts';
import type { WrittenDerive } from './sections/derive.ts';
import type { WrittenFactors } from './sections/factors.ts';
import type { YamlPath } from './yaml-source.ts';

/** Where the columns of a sweep and their levels are written in its file. */
export class ColumnPlaces {
  readonly #written: WrittenFactors;
  readonly #derive: WrittenDerive;
  readonly #factors: readonly Factor[];

  /** @param factors those without a fault of shape */
  constructor(written: WrittenFactors, derive: WrittenDerive, factors: readonly Factor[]) {
    this.#written = written;
    this.#derive = derive;
    this.#factors = factors;
  }

  /** Path of a column, or of one level of it; undefined if a derived column does not have the level. */
  pathOf(column: string, level?: Level): YamlPath | undefined {
    const factor = this.#factors.find(({ name }) => name === column);
    if (factor !== undefined) {
      if (level === undefined) return ['factors', column];
      const index = factor.levels.indexOf(level);
      return Array.isArray(this.#written[column])
        ? ['factors', column, index]
        : ['factors', column, 'levels', index];
    }
    if (level === undefined) return ['derive', column];
    const map = Object.entries(this.#derive[column]?.map ?? {});
    const key = map.find(([, value]) => value === level)?.[0];
    return key === undefined ? undefined : ['derive', column, 'map', key];
  }
}
