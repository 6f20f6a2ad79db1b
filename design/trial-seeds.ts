/**
 * The seeds of a sweep's trials. A seed is a whole number from 1 to 2^31 - 1, which every language and library takes.
 *
 * Own seeds: every run draws its own, from the seed of the design, its settings and its replicate. Shared seeds: the
 * replicate is the seed, so that all cells of a replicate share their random numbers (common random numbers).
 */
import { hash } from 'node:crypto';
import { canonicalJson } from '../base/canonical-json.ts';
import type { SettingsText } from './settings-text.ts';
import type { Settings, SweepSpec } from './sweep-spec.ts';

/** 31 bits: a signed integer of 32 bits holds it. */
export const seedMax = 2 ** 31 - 1;

/**
 * Says how the trials of a sweep are seeded. A sweep that was stored before there was a choice shares its seeds.
 *
 * @example
 * seedsOf({}); // 'shared'
 */
export const seedsOf = ({ seeds }: Pick<SweepSpec, 'seeds'>): 'own' | 'shared' => seeds ?? 'shared';

/**
 * Draws the seeds of runs that are planned one after the other. A seed that another run of the sweep has is drawn again,
 * so that no two runs of a sweep with own seeds have the same: call it once for each run, in planned order.
 *
 * @param taken seeds of the runs that were planned before, where a sweep is extended
 * @param textOf how settings are written as canonical JSON
 *
 * @example
 * const drawSeed = seedDrawer({ seeds: 'own', seed: 7 });
 * const first = drawSeed({ size: 'small' }, 1);
 * first === drawSeed({ size: 'large' }, 1); // false
 */
export function seedDrawer(
  spec: Pick<SweepSpec, 'seeds' | 'seed'>,
  taken: Iterable<number> = [],
  textOf: SettingsText = canonicalJson,
): (settings: Settings, replicate: number) => number {
  if (seedsOf(spec) === 'shared') return (_settings, replicate) => replicate;
  const drawn = new Set(taken);
  return (settings, replicate) => {
    // Canonical JSON, its keys in order.
    const run = `{"replicate":${replicate},"seed":${spec.seed},"settings":${textOf(settings)}}`;
    for (let draw = 0; ; draw++) {
      const seed = bitsOf(`trial seed ${draw} ${run}`);
      if (seed === 0 || drawn.has(seed)) continue;
      drawn.add(seed);
      return seed;
    }
  };
}

/** @returns 31 bits of a hash */
const bitsOf = (text: string): number => hash('sha256', text, 'buffer').readUInt32BE(0) >>> 1;
