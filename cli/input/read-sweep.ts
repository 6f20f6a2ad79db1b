import { type Design, designOf } from '../../design/design-of.ts';
import { parseSweep } from '../../design/file/parse-sweep.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { shippedBaseVersion } from './base-version.ts';
import { readTextFile } from './read-text-file.ts';
import { trainerChecks } from './trainer-checks.ts';

export interface ReadSweep {
  readonly source: string;
  readonly spec: SweepSpec;
  readonly design: Design;
}

/** A sweep file with everything that follows from it. @throws YatesErrors every fault of the file */
export async function readSweep(file: string): Promise<ReadSweep> {
  const source = readTextFile('sweep file', file);
  const trainers = await trainerChecks();
  const spec = parseSweep(source, { fileName: file, trainers });
  return { source, spec, design: designOf(spec, shippedBaseVersion(), trainers) };
}
