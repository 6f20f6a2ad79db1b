import { limits } from '../../base/limits.ts';
import { plural } from '../../base/plural.ts';
import { groupDigits } from '../level-text.ts';
import { runSheet } from '../run-sheet.ts';
import { wholePlotsOf } from '../whole-plot.ts';
import type { Addition, Cell, PlannedDesign } from './extension.ts';
import { lastBlock, seedAfter, uniqueCells } from './planned-cells.ts';
import { refused, refuseTooManyTrials } from './refused.ts';

/** More replicates of every cell and reference. */
export function moreReplicates(planned: PlannedDesign, more: number): Addition {
  const { spec } = planned;
  if (!Number.isInteger(more) || more < 1)
    throw refused(`${more} is not a number of replicates`, 'add 1 or more');
  if (spec.replicates + more > limits.replicates)
    throw refused(`a sweep has at most ${groupDigits(limits.replicates)} replicates`, 'add less');
  const cells = uniqueCells(planned.trials);
  refuseTooManyTrials(planned.trials.length + cells.length * more);
  const own = cells.filter(({ reference }) => reference === undefined);
  const members = [...own, ...cells.filter(({ reference }) => reference !== undefined)];
  const sizes = { cells: own.length, references: members.length - own.length };
  const blocksBefore = lastBlock(planned.trials);
  const { blocks } = spec;
  const wholePlotOf = wholePlotsOf(spec, (cell) => members[cell]?.settings);
  // In blocks of replicates the order follows from the seed and the replicate's number, as at a launch.
  const runs =
    blocks === 'replicate'
      ? runSheet({ ...sizes, replicates: spec.replicates + more, blocks, seed: spec.seed, wholePlotOf })
          .filter(({ replicate }) => replicate > spec.replicates)
          .map((run) => ({ ...run, block: run.replicate - spec.replicates }))
      : runSheet({ ...sizes, replicates: more, blocks, seed: seedAfter(planned), wholePlotOf }).map(
          (run) => ({
            ...run,
            replicate: run.replicate + spec.replicates,
          }),
        );
  return {
    spec: { ...spec, replicates: spec.replicates + more },
    runs: runs.map(({ cell, replicate, block }) => ({
      ...(members[cell] as Cell),
      replicate,
      block: blocksBefore + block,
    })),
    what: plural(more, 'more replicate'),
    notes:
      blocks === 'replicate'
        ? []
        : [
            `the new runs are block ${blocksBefore + 1}: put block into the formula, so that what changed in between does not pass for noise`,
          ],
  };
}
