import type { NamedRules } from './constraint/named-rule.ts';
import { DesignHasher, type Identity } from './design-hash.ts';
import { type DesignSpace, designSpace } from './cells/design-space.ts';
import { checkSize, countCells, plannedCells } from './cells/expand.ts';
import type { PlannedTrial } from './planned-trial.ts';
import { type Run, runSheet } from './run-sheet.ts';
import { settingsText } from './settings-text.ts';
import type { Fraction, Settings, SweepSpec } from './sweep-spec.ts';
import { StepBudget } from './step-budget.ts';
import type { TrainerChecks } from './trainer-check.ts';
import { trialNamer } from './trial-id.ts';
import { seedDrawer } from './trial-seeds.ts';
import { wholePlotsOf } from './whole-plot.ts';

/** A trial is drawn, hashed twice and placed. */
const stepsPerTrial = 100;
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
 * @param identity `former` for the hash and ids of a sweep that an earlier version launched
 * @throws YatesError if no cell is left or there are too many, E_DESIGN_STEPS
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
export function designOf(
  spec: SweepSpec,
  baseVersion: string,
  trainers: TrainerChecks = {},
  identity: Identity = 'current',
): Design {
  const trials: PlannedTrial[] = [];
  const take = (trial: PlannedTrial): unknown => trials.push(trial);
  const sheet = planSheet(spec, baseVersion, take, trainers, new StepBudget(), identity);
  return { ...sheet, trials };
}

/**
 * As `designOf`, with the run sheet handed out trial by trial: a million of them are never held at once.
 *
 * @param take is given each trial in planned order
 * @param identity `former` for the hash and ids of a sweep that an earlier version launched
 *
 * @example
 * import { parseSweep } from './file/parse-sweep.ts';
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command }`;
 * const spec = parseSweep(text, { fileName: 'sizes.yaml' });
 * let count = 0;
 * planSheet(spec, 'base', () => count++).cells; // 2
 * count; // 2
 */
export function planSheet(
  spec: SweepSpec,
  baseVersion: string,
  take: (trial: PlannedTrial) => void,
  trainers: TrainerChecks = {},
  steps = new StepBudget(),
  identity: Identity = 'current',
): Omit<Design, 'trials'> {
  const rules = trainers[spec.trainer.kind]?.rules ?? {};
  const space = designSpace(spec, rules, steps);
  const { fraction, references = [], replicates, blocks, seed } = spec;
  const cells = checkSize(space, replicates, fraction, references.length);
  steps.spend(stepsPerTrial * cells * replicates);
  const settingsOf = settingsByCell(space, fraction, { cells, isRepeated: replicates > 1 });
  const textOf = settingsText([...spec.factors, ...spec.derive].map(({ name }) => name));
  const nameTrial = trialNamer(spec, baseVersion, textOf, identity);
  const drawSeed = seedDrawer(spec, [], textOf);
  const wholePlotOf = wholePlotsOf(spec, (cell) => (cell < cells ? settingsOf(cell) : undefined));
  const runs = runSheet({ cells, references: references.length, replicates, blocks, seed, wholePlotOf });
  const hasher = new DesignHasher(spec, identity);
  for (let plannedOrder = 0; plannedOrder < runs.length; plannedOrder++) {
    const { cell, replicate, block } = runs[plannedOrder] as Run;
    const reference = references[cell - cells];
    const settings = reference === undefined ? settingsOf(cell) : reference.settings;
    const trialSeed = drawSeed(settings, replicate);
    const trial: PlannedTrial = {
      id: nameTrial(settings, replicate, trialSeed),
      plannedOrder,
      cell,
      replicate,
      seed: trialSeed,
      block,
      settings,
      ...(reference === undefined ? {} : { reference: reference.name }),
    };
    hasher.add(trial);
    take(trial);
  }
  return {
    hash: hasher.digest(),
    crossed: space.cross.size,
    valid: fraction === undefined ? cells : countCells(space),
    cells,
    blocks: blocks === 'replicate' ? replicates : 1,
    constraints: space.constraints.map(({ text, refused }) => ({ text, refused })),
    rules,
  };
}

/**
 * The settings of the cells that are run, by number. Of each cell only its place in the full cross is held, and its
 * settings where several trials share them.
 */
function settingsByCell(
  space: DesignSpace,
  fraction: Fraction | undefined,
  { cells, isRepeated }: { readonly cells: number; readonly isRepeated: boolean },
): (cell: number) => Settings {
  const places = new Int32Array(cells);
  let count = 0;
  for (const digits of plannedCells(space, fraction)) places[count++] = space.cross.indexOf(digits);
  const held: Settings[] = [];
  const digits = new Int32Array(space.factors.length);
  return (cell) => {
    const known = held[cell];
    if (known !== undefined) return known;
    space.cross.digitsOf(places[cell] as number, digits);
    const settings = space.settingsOf(digits);
    if (isRepeated) held[cell] = settings;
    return settings;
  };
}
