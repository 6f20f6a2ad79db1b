import { canonicalJson } from '../../base/canonical-json.ts';
import { designSpace } from '../cells/design-space.ts';
import { limits } from '../../base/limits.ts';
import { validCells } from '../cells/valid-cells.ts';
import type { NamedRules } from '../constraint/named-rule.ts';
import { runSheet } from '../run-sheet.ts';
import type { Settings, SweepSpec } from '../sweep-spec.ts';
import { seedsOf } from '../trial-seeds.ts';
import { wholePlotsOf } from '../whole-plot.ts';
import type { Addition, Cell, PlannedDesign } from './extension.ts';
import { lastBlock, seedAfter, uniqueCells } from './planned-cells.ts';

/** The valid cells of the extended design that are not planned yet, in its replicates. */
export function newCells(
  planned: PlannedDesign,
  spec: SweepSpec,
  rules: NamedRules | undefined,
  what: string,
): Addition {
  const space = designSpace(spec, rules);
  const names = spec.factors.map(({ name }) => name);
  const keyOf = (settings: Settings): string => canonicalJson(names.map((name) => settings[name] ?? null));
  const before = uniqueCells(planned.trials);
  const known = new Set(
    before.filter(({ reference }) => reference === undefined).map(({ settings }) => keyOf(settings)),
  );
  const roomLeft = (limits.trialsPerSweep - planned.trials.length) / spec.replicates;
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
      `the new cells are in ${named} alone, so whatever changed in between (software, machines) cannot be separated from their effect; ` +
        `with replicate in place of block in the formula they are compared ${seedsOf(spec) === 'shared' ? 'under the same seeds, ' : ''}as if nothing had changed`,
    ],
  };
}
