/**
 * More trials for a design that has been launched: more replicates, more levels, or the cells that a fraction left out.
 * They come in new blocks after those there are; what was planned stays as it is, by number, order and id.
 */
import { plural } from '../base/plural.ts';
import { canonicalJson, contentHash, type Json } from '../base/canonical-json.ts';
import { YatesError } from '../base/error.ts';
import { type DesignSpace, designSpace } from './cells/design-space.ts';
import { trialsMax } from './cells/expand.ts';
import type { NamedRules } from './constraint/named-rule.ts';
import { groupDigits, levelKindNames, quoteLevel } from './level-text.ts';
import type { PlannedTrial } from './planned-trial.ts';
import { runSheet } from './run-sheet.ts';
import type { Level, Settings, SweepSpec } from './sweep-spec.ts';
import type { TrainerCheck } from './trainer-check.ts';
import { trialNamer } from './trial-id.ts';
import { validCells } from './cells/valid-cells.ts';
import { wholePlotsOf } from './whole-plot.ts';

export type Extension =
  /** So many more replicates of every cell and reference. */
  | { readonly kind: 'replicates'; readonly more: number }
  /** New levels by factor: the cells that they add, in as many replicates as the design has. */
  | { readonly kind: 'levels'; readonly levels: Readonly<Record<string, readonly Level[]>> }
  /** The valid cells that a fraction left out; of a half fraction of two-level factors, its fold-over. */
  | { readonly kind: 'complete' };

/** A design as it stands. */
export interface PlannedDesign {
  /** With all extensions so far. */
  readonly spec: SweepSpec;
  readonly baseVersion: string;
  /** All of them, in planned order. */
  readonly trials: readonly PlannedTrial[];
  /** Of the design as launched, or of its newest extension. */
  readonly hash: string;
}

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
 */
export function extendDesign(
  planned: PlannedDesign,
  extension: Extension,
  check?: TrainerCheck,
): ExtendedDesign {
  const added = planExtension(planned, extension, check);
  const first = planned.trials.length;
  if (added.runs.length === 0) throw refused('it adds no trial', 'ask for something that is not planned yet');
  if (first + added.runs.length > trialsMax) {
    throw new YatesError({
      code: 'E_DESIGN_TOO_LARGE',
      message: `the design would have more than ${groupDigits(trialsMax)} trials`,
      next: 'add less',
    });
  }
  const nameTrial = trialNamer(planned.spec.trainer, planned.baseVersion);
  const trials = added.runs.map(
    (run, at): PlannedTrial => ({
      id: nameTrial(run.settings, run.replicate),
      plannedOrder: first + at,
      cell: run.cell,
      replicate: run.replicate,
      block: run.block,
      settings: run.settings,
      ...(run.reference === undefined ? {} : { reference: run.reference }),
    }),
  );
  const hash = contentHash({
    parent: planned.hash,
    extension: extension as unknown as Json,
    runSheet: trials.map(({ id, cell, replicate, block }) => [id, cell, replicate, block]),
  });
  return { spec: added.spec, trials, hash, what: added.what, notes: added.notes };
}

interface Addition {
  readonly spec: SweepSpec;
  readonly runs: readonly Omit<PlannedTrial, 'id' | 'plannedOrder'>[];
  readonly what: string;
  readonly notes: readonly string[];
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

function moreReplicates(planned: PlannedDesign, more: number): Addition {
  const { spec } = planned;
  if (!Number.isInteger(more) || more < 1)
    throw refused(`${more} is no number of replicates`, 'add 1 or more');
  const cells = uniqueCells(planned.trials);
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

function moreLevels(
  planned: PlannedDesign,
  wanted: Readonly<Record<string, readonly Level[]>>,
  check?: TrainerCheck,
): Addition {
  const { spec } = planned;
  if (spec.fraction !== undefined) {
    throw refused(
      'the design is a fraction, whose balance new levels would upset',
      'launch a new sweep with these levels; trials that both have are known by their ids',
    );
  }
  for (const [name, levels] of Object.entries(wanted)) refuseLevels(spec, name, levels, check);
  const factors = spec.factors.map((factor) => ({
    ...factor,
    levels: [...factor.levels, ...(wanted[factor.name] ?? [])],
  }));
  const extended = { ...spec, factors };
  const what = Object.entries(wanted)
    .map(([name, levels]) => `${name} ${levels.map(quoteLevel).join(', ')}`)
    .join('; ');
  return newCells(planned, extended, check?.rules, `more levels: ${what}`);
}

function restOfFraction(planned: PlannedDesign, rules: NamedRules | undefined): Addition {
  const { fraction, ...spec } = planned.spec;
  if (fraction === undefined)
    throw refused('the design has all valid cells already', 'add replicates or levels');
  const isHalf = fraction.kind === 'latin' && spec.factors.every(({ levels }) => levels.length === 2);
  return newCells(
    planned,
    spec,
    rules,
    isHalf ? 'the other half: the fold-over' : 'the cells that the fraction left out',
  );
}

/** The valid cells of the extended design that are not planned yet, in its replicates. */
function newCells(
  planned: PlannedDesign,
  spec: SweepSpec,
  rules: NamedRules | undefined,
  what: string,
): Addition {
  const space: DesignSpace = designSpace(spec, rules);
  const names = spec.factors.map(({ name }) => name);
  const keyOf = (settings: Settings): string => canonicalJson(names.map((name) => settings[name] as Level));
  const before = uniqueCells(planned.trials);
  const known = new Set(
    before.filter(({ reference }) => reference === undefined).map(({ settings }) => keyOf(settings)),
  );
  const roomLeft = (trialsMax - planned.trials.length) / spec.replicates;
  const firstCell = Math.max(...before.map(({ cell }) => cell)) + 1;
  const added: Cell[] = [];
  for (const digits of validCells(space)) {
    const settings = space.settingsOf(digits);
    if (known.has(keyOf(settings))) continue;
    added.push({ cell: firstCell + added.length, settings });
    // One beyond what is allowed is enough to be refused.
    if (added.length > roomLeft) break;
  }
  const blocksBefore = lastBlock(planned.trials);
  const { replicates, blocks } = spec;
  const runs = runSheet({
    cells: added.length,
    references: 0,
    replicates,
    blocks,
    seed: seedAfter(planned),
    wholePlotOf: wholePlotsOf(spec, (cell) => added[cell]?.settings),
  });
  const newBlocks = blocks === 'replicate' ? replicates : 1;
  const named =
    newBlocks === 1
      ? `block ${blocksBefore + 1}`
      : `blocks ${blocksBefore + 1} to ${blocksBefore + newBlocks}`;
  return {
    spec,
    runs: runs.map(({ cell, replicate, block }) => ({
      ...(added[cell] as Cell),
      replicate,
      block: blocksBefore + block,
    })),
    what,
    notes: [
      `the new cells are in ${named} alone, so whatever changed in between (software, machines) cannot be told from them; ` +
        'with replicate in place of block in the formula they are compared under the same seeds, as if nothing had changed',
    ],
  };
}

interface Cell {
  readonly cell: number;
  readonly settings: Settings;
  readonly reference?: string | undefined;
}

/** By cell number. */
function uniqueCells(trials: readonly PlannedTrial[]): Cell[] {
  const byCell = new Map<number, Cell>();
  for (const { cell, settings, reference } of trials) {
    if (!byCell.has(cell))
      byCell.set(cell, { cell, settings, ...(reference === undefined ? {} : { reference }) });
  }
  return [...byCell.values()].sort((left, right) => left.cell - right.cell);
}

const lastBlock = (trials: readonly PlannedTrial[]): number =>
  trials.reduce((last, { block }) => Math.max(last, block), 0);

/** A new seed for each extension, that follows from all that was planned before. */
const seedAfter = ({ hash }: PlannedDesign): number =>
  Number.parseInt(contentHash({ seedAfter: hash }).slice(0, 12), 16);

function refuseLevels(spec: SweepSpec, name: string, levels: readonly Level[], check?: TrainerCheck): void {
  const factor = spec.factors.find((candidate) => candidate.name === name);
  if (factor === undefined) {
    const names = spec.factors.map((candidate) => candidate.name).join(', ');
    throw refused(`there is no factor ${JSON.stringify(name)}`, `name one of ${names}`);
  }
  const derived = spec.derive.find(({ by }) => by === name);
  if (derived !== undefined) {
    throw refused(
      `the column ${derived.name} follows from ${name}, and says nothing about new levels of it`,
      'launch a new sweep whose file gives its level for each',
    );
  }
  if (levels.length === 0) throw refused(`no level of ${name} is named`, `name some: ${name}=a,b`);
  const kind = typeof factor.levels[0];
  const seen = new Set<Level>(factor.levels);
  for (const level of levels) {
    if (typeof level !== kind || (typeof level === 'number' && !Number.isFinite(level))) {
      throw refused(
        `the levels of ${name} are ${levelKindNames[kind as keyof typeof levelKindNames]}, and ${quoteLevel(level)} is not`,
        'give levels of the same kind',
      );
    }
    if (seen.has(level))
      throw refused(`${name} has the level ${quoteLevel(level)} already`, 'name new levels only');
    seen.add(level);
    const fault = check?.level(name, level);
    if (fault !== undefined) throw refused(fault.message, fault.next);
  }
}

const refused = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_EXTEND', message: `the sweep cannot be extended so: ${message}`, next });
