/**
 * Extending a launched sweep: planning more replicates, more levels, or the cells that a fraction left out. They come in
 * new blocks after those there are; what was planned keeps its number, order and id.
 */
import { contentHash, type Json } from '../base/canonical-json.ts';
import type { Addition, Extension, PlannedDesign } from './extension/extension.ts';
import { moreLevels } from './extension/more-levels.ts';
import { moreReplicates } from './extension/more-replicates.ts';
import { refused, refuseTooManyTrials } from './extension/refused.ts';
import { restOfFraction } from './extension/rest-of-fraction.ts';
import type { PlannedTrial } from './planned-trial.ts';
import type { SweepSpec } from './sweep-spec.ts';
import type { TrainerCheck } from './trainer-check.ts';
import { trialNamer } from './trial-id.ts';
import { seedDrawer } from './trial-seeds.ts';

export type { Extension, PlannedDesign } from './extension/extension.ts';

export interface ExtendedDesign {
  /** Of the whole: what was there and what is added. */
  readonly spec: SweepSpec;
  /** Those that are added. */
  readonly trials: readonly PlannedTrial[];
  /** Of what is added and, through the hash before it, of all that was planned: 64 hexadecimal digits. */
  readonly hash: string;
  /** For people: `2 more replicates`. */
  readonly what: string;
  /** What the analysis must mind, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * The same design and extension give the same trials, always. More replicates of a design in blocks give the very trials,
 * in the very order, that a launch with as many replicates would have planned.
 *
 * @param check of the design's trainer, for new levels and named rules
 * @throws YatesError E_EXTEND, E_DESIGN_TOO_LARGE, and those of constraints on new levels
 *
 * @example
 * import { designOf } from './design-of.ts';
 * import { parseSweep } from './file/parse-sweep.ts';
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command }`;
 * const spec = parseSweep(text, { fileName: 'sizes.yaml' });
 * const { trials, hash } = designOf(spec, 'base');
 * const planned = { spec, baseVersion: 'base', trials, hash };
 * extendDesign(planned, { kind: 'replicates', more: 2 }).trials.length; // 4
 */
export function extendDesign(
  planned: PlannedDesign,
  extension: Extension,
  check?: TrainerCheck,
): ExtendedDesign {
  const added = planExtension(planned, extension, check);
  const first = planned.trials.length;
  if (added.runs.length === 0)
    throw refused('it would add no trial', 'ask for something that is not planned yet');
  refuseTooManyTrials(first + added.runs.length);
  const nameTrial = trialNamer(planned.spec, planned.baseVersion);
  const drawSeed = seedDrawer(
    planned.spec,
    planned.trials.map(({ seed }) => seed),
  );
  const trials = added.runs.map((run, at): PlannedTrial => {
    const seed = drawSeed(run.settings, run.replicate);
    return {
      id: nameTrial(run.settings, run.replicate, seed),
      plannedOrder: first + at,
      cell: run.cell,
      replicate: run.replicate,
      seed,
      block: run.block,
      settings: run.settings,
      ...(run.reference === undefined ? {} : { reference: run.reference }),
    };
  });
  const hash = contentHash({
    parent: planned.hash,
    extension: extension as unknown as Json,
    runSheet: trials.map(({ id, cell, replicate, block }) => [id, cell, replicate, block]),
  });
  return { spec: added.spec, trials, hash, what: added.what, notes: added.notes };
}

function planExtension(planned: PlannedDesign, extension: Extension, check?: TrainerCheck): Addition {
  switch (extension.kind) {
    case 'replicates':
      return moreReplicates(planned, extension.more);
    case 'levels':
      return moreLevels(planned, extension.levels, check);
    case 'complete':
      return restOfFraction(planned, check?.rules);
    default:
      return extension satisfies never;
  }
}
