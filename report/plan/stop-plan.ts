import type { Design } from '../../design/design-of.ts';
import { wholePlotColumn } from '../../design/export-columns.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { earliestRun } from '../../stats/sequential/earliest-stop.ts';
import { plannedLooks } from '../../stats/sequential/planned-looks.ts';
import { mostSharedEvidence } from '../../stats/sequential/shared-evidence.ts';
import { dataTable } from '../../stats/table/data-table.ts';
import { defaultModel } from '../default-model.ts';
import { designColumns, hasBlocks, hasSharedSeeds } from '../design-columns.ts';
import type { SampledPlan } from './sampled-plan.ts';

/** A place of the run sheet, counted from 1, if trials run one after the other. */
interface StopPlace {
  readonly replicate: number;
  readonly trial: number;
}

/** When a sweep with a stop rule is looked at, and may end. */
export interface StopPlan {
  /**
   * After every result, by an e-process; after every complete replicate, by an e-process whose observations are replicates;
   * or at planned looks, one after each complete replicate, which share the level out.
   */
  readonly looks: 'results' | 'replicates' | 'planned';
  /** The first at which the rule could be met if the data showed the effects without noise; null if none. */
  readonly earliest: StopPlace | null;
  /** For planned looks p of the table that each rejects below; [] for e-processes. */
  readonly thresholds: readonly (StopPlace & { readonly p: number })[];
}

/** @param sampled the plan's random parts */
export function stopPlan(spec: SweepSpec, design: Design, sampled: SampledPlan | null): StopPlan | null {
  const { stop } = spec;
  if (stop === undefined) return null;
  const rule = { terms: stop.factors, alpha: stop.alpha };
  const ends = replicateEnds(design);
  const isShared = hasSharedSeeds(spec);
  if (spec.random !== undefined) {
    const looks = plannedLooks(
      ends.map((_, k) => (k + 1) / ends.length),
      rule.alpha,
    );
    const thresholds = looks.map(({ rejectBelow }, k) => ({ ...(ends[k] as StopPlace), p: rejectBelow }));
    // Shared seeds are a sample from the second on.
    const first = thresholds[isShared ? 1 : 0] ?? null;
    const isTested = sampled?.assumptions[0]?.tests.some(
      ({ term, denDf }) => term === rule.terms[0] && denDf !== null,
    );
    const earliest =
      first === null || isTested !== true ? null : { replicate: first.replicate, trial: first.trial };
    return { looks: 'planned', earliest, thresholds };
  }
  if (isShared) {
    const cells = design.trials.filter((one) => one.reference === undefined && one.replicate === 1).length;
    const tests = sampled?.assumptions[0]?.tests ?? [];
    const couldDecide = (replicates: number): boolean =>
      rule.terms.every((name) => {
        const df = tests.find(({ term }) => term === name)?.df ?? 0;
        const levels = spec.factors.find((factor) => factor.name === name)?.levels.length ?? 1;
        return mostSharedEvidence(df, cells / levels, replicates) >= -Math.log(rule.alpha);
      });
    return { looks: 'replicates', earliest: ends.find((_, k) => couldDecide(k + 1)) ?? null, thresholds: [] };
  }
  const rows = design.trials.filter(({ reference }) => reference === undefined);
  const found = earliestRun(
    dataTable(designColumns(spec, rows)),
    [
      ...(spec.wholePlot === undefined ? [] : [[wholePlotColumn]]),
      ...(hasBlocks(spec) ? [['block']] : []),
      ...defaultModel(spec, rows.length),
    ],
    rule,
  );
  const last = found === undefined ? undefined : rows[found - 1];
  const earliest =
    last === undefined ? null : { replicate: last.replicate, trial: design.trials.indexOf(last) + 1 };
  return { looks: 'results', earliest, thresholds: [] };
}

/** Positions at which replicates are complete, without references, in ascending order. */
function replicateEnds({ trials }: Design): StopPlace[] {
  const last = new Map<number, number>();
  for (const [index, { replicate, reference }] of trials.entries()) {
    if (reference === undefined) last.set(replicate, index + 1);
  }
  return [...last.values()]
    .sort((left, right) => left - right)
    .map((trial, k) => ({ replicate: k + 1, trial }));
}
