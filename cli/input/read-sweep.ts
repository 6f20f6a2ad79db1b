import { type Design, designOf } from '../../design/design-of.ts';
import { parseSweep } from '../../design/file/parse-sweep.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { withProgress } from '../output/progress.ts';
import { shippedBaseVersion } from './base-version.ts';
import { readTextFile } from './read-text-file.ts';
import { trainerChecks } from './trainer-checks.ts';

export interface ReadSweep {
  readonly source: string;
  readonly spec: SweepSpec;
  readonly design: Design;
}

/**
 * A sweep file with everything that follows from it.
 *
 * @param seedsDefault what a file means that does not say `seeds`
 * @throws YatesErrors every fault of the file
 */
export async function readSweep(file: string, seedsDefault: 'own' | 'shared' = 'own'): Promise<ReadSweep> {
  const source = readTextFile('sweep file', file);
  const trainers = await trainerChecks();
  return withProgress(async (say) => {
    say(`planning ${file}`);
    const spec = parseSweep(source, { fileName: file, trainers, seedsDefault });
    return { source, spec, design: designOf(spec, shippedBaseVersion(), trainers) };
  });
}
