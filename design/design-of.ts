import { designHash } from './design-hash.ts';
import { designSpace } from './design-space.ts';
import { checkSize, countCells, plannedCells } from './expand.ts';
import type { PlannedTrial } from './planned-trial.ts';
import { runSheet } from './run-sheet.ts';
import type { Settings, SweepSpec } from './sweep-spec.ts';
import { trialNamer } from './trial-id.ts';
import { wholePlotsOf } from './whole-plot.ts';

export interface Design {
  /** @see designHash */
  readonly hash: string;
  /** Cells of the full cross. */
  readonly crossed: number;
  /** Cells that meet all constraints. */
  readonly valid: number;
  /** Those of them that are run: all, or a fraction. References are not among them. */
  readonly cells: number;
  readonly blocks: number;
  /** Each constraint in the order of the file, with the cells of the full cross that it refuses by itself. */
  readonly constraints: readonly ConstraintEffect[];
  /** The run sheet, in planned order. */
  readonly trials: readonly PlannedTrial[];
}

export interface ConstraintEffect {
  readonly text: string;
  readonly refused: number;
}

/**
 * Everything that follows from a sweep as declared. The same spec and base version give the same design, always.
 *
 * @param baseVersion hash of the weights that the trainer starts from
 * @throws YatesError where no cell is left or there are too many
 */
export function designOf(spec: SweepSpec, baseVersion: string): Design {
  const space = designSpace(spec);
  const { fraction, references = [], replicates, blocks, seed } = spec;
  const cells = checkSize(space, replicates, fraction, references.length);
  const planned = plannedCells(space, fraction);
  const settings: Settings[] = Array.from(planned, (digits) => space.settingsOf(digits));
  const nameTrial = trialNamer(spec.trainer, baseVersion);
  const wholePlotOf = wholePlotsOf(spec, (cell) => settings[cell]);
  const runs = runSheet({ cells, references: references.length, replicates, blocks, seed, wholePlotOf });
  const trials = runs.map(({ cell, replicate, block }, plannedOrder): PlannedTrial => {
    const reference = references[cell - cells];
    const levels = (reference ?? { settings: settings[cell] }).settings as Settings;
    return {
      id: nameTrial(levels, replicate),
      plannedOrder,
      cell,
      replicate,
      block,
      settings: levels,
      ...(reference === undefined ? {} : { reference: reference.name }),
    };
  });
  return {
    hash: designHash(spec, trials),
    crossed: space.cross.size,
    valid: fraction === undefined ? cells : countCells(space),
    cells,
    blocks: blocks === 'replicate' ? replicates : 1,
    constraints: space.constraints.map(({ text, refused }) => ({ text, refused })),
    trials,
  };
}
