import type { NamedRules } from './constraint/named-rule.ts';
import { designHash } from './design-hash.ts';
import { designSpace } from './cells/design-space.ts';
import { checkSize, countCells, plannedCells } from './cells/expand.ts';
import type { PlannedTrial } from './planned-trial.ts';
import { runSheet } from './run-sheet.ts';
import type { Settings, SweepSpec } from './sweep-spec.ts';
import type { TrainerChecks } from './trainer-check.ts';
import { trialNamer } from './trial-id.ts';
import { seedDrawer } from './trial-seeds.ts';
import { wholePlotsOf } from './whole-plot.ts';

/** Number of trials that are planned between two pauses. */
const trialsAtOnce = 200;

export interface Design {
  /** @see designHash */
  readonly hash: string;
  /** Cells of the full cross. */
  readonly crossed: number;
  /** Cells that meet all constraints. */
  readonly valid: number;
  /** Number of valid cells that are run: all, or a fraction. References are not counted. */
  readonly cells: number;
  readonly blocks: number;
  /** Each constraint in the order of the file, with the number of cells of the full cross that it alone refuses. */
  readonly constraints: readonly ConstraintEffect[];
  /** The run sheet, in planned order. */
  readonly trials: readonly PlannedTrial[];
  /** Rules that its constraints may name: those of its trainer. */
  readonly rules: NamedRules;
}

interface ConstraintEffect {
  readonly text: string;
  readonly refused: number;
}

/**
 * Everything that follows from a sweep as declared. The same spec and base version give the same design, always.
 *
 * @param baseVersion hash of the weights that the trainer starts from
 * @param trainers as for parseSweep: the trainer's rules are among what decides the cells
 * @throws YatesError if no cell is left or there are too many
 *
 * @example
 * import { parseSweep } from './file/parse-sweep.ts';
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command }`;
 * designOf(parseSweep(text, { fileName: 'sizes.yaml' }), 'base').cells; // 2
 */
export function designOf(spec: SweepSpec, baseVersion: string, trainers: TrainerChecks = {}): Design {
  const planning = planDesign(spec, baseVersion, trainers);
  for (;;) {
    const { done, value } = planning.next();
    if (done) return value;
  }
}

/**
 * As `designOf`, in steps: a million trials take half a minute.
 *
 * @yields every few milliseconds, for a caller with other work; the shuffling of the run sheet alone takes up to a second
 *
 * @example
 * import { parseSweep } from './file/parse-sweep.ts';
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command }`;
 * const planning = planDesign(parseSweep(text, { fileName: 'sizes.yaml' }), 'base');
 * let step = planning.next();
 * while (step.done !== true) step = planning.next();
 * step.value.trials.length; // 2
 */
export function* planDesign(
  spec: SweepSpec,
  baseVersion: string,
  trainers: TrainerChecks = {},
): Generator<void, Design, undefined> {
  const rules = trainers[spec.trainer.kind]?.rules ?? {};
  const space = designSpace(spec, rules);
  const { fraction, references = [], replicates, blocks, seed } = spec;
  const cells = checkSize(space, replicates, fraction, references.length);
  const settings: Settings[] = [];
  for (const digits of plannedCells(space, fraction)) {
    settings.push(space.settingsOf(digits));
    if (settings.length % trialsAtOnce === 0) yield;
  }
  const nameTrial = trialNamer(spec, baseVersion);
  const drawSeed = seedDrawer(spec);
  const wholePlotOf = wholePlotsOf(spec, (cell) => settings[cell]);
  const runs = runSheet({ cells, references: references.length, replicates, blocks, seed, wholePlotOf });
  const trials: PlannedTrial[] = [];
  for (const { cell, replicate, block } of runs) {
    const reference = references[cell - cells];
    const levels = (reference ?? { settings: settings[cell] }).settings as Settings;
    const trialSeed = drawSeed(levels, replicate);
    trials.push({
      id: nameTrial(levels, replicate, trialSeed),
      plannedOrder: trials.length,
      cell,
      replicate,
      seed: trialSeed,
      block,
      settings: levels,
      ...(reference === undefined ? {} : { reference: reference.name }),
    });
    if (trials.length % trialsAtOnce === 0) yield;
  }
  return {
    hash: yield* designHash(spec, trials),
    crossed: space.cross.size,
    valid: fraction === undefined ? cells : countCells(space),
    cells,
    blocks: blocks === 'replicate' ? replicates : 1,
    constraints: space.constraints.map(({ text, refused }) => ({ text, refused })),
    trials,
    rules,
  };
}
