/** From a design and what is to be added to it to the further trials. Pure: it runs in the coordinator or in a thread beside it. */
import {
  type Extension,
  extendDesign,
  type ExtendedDesign,
  type PlannedDesign,
} from '../../design/extend.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import { Stretches } from './stretches.ts';

export interface ExtensionRequest {
  /** With all extensions so far. */
  readonly spec: SweepSpec;
  readonly baseVersion: string;
  /** Of the design as launched, or of its newest extension. */
  readonly hash: string;
  readonly wish: Extension;
}

export interface PlannedExtension extends Omit<ExtendedDesign, 'trials'> {
  readonly stretches: Stretches;
}

/** @throws YatesError those of `extendDesign` */
export function planExtension(
  request: ExtensionRequest,
  trials: readonly PlannedTrial[],
  trainers: TrainerChecks,
): PlannedExtension {
  const { wish, ...design } = request;
  const planned: PlannedDesign = { ...design, trials };
  const { trials: added, ...extended } = extendDesign(planned, wish, trainers[design.spec.trainer.kind]);
  const stretches = new Stretches(trials.length);
  for (const trial of added) stretches.add(trial);
  return { ...extended, stretches };
}

/** Runs and cells that are looked at when it is planned, at most; a thread is not worth its start for few. @param trials of the design */
export function sizeOfExtension({ spec, wish }: ExtensionRequest, trials: number): number {
  if (wish.kind === 'replicates') return trials + (trials / spec.replicates) * wish.more;
  const more = wish.kind === 'levels' ? wish.levels : {};
  const cross = spec.factors.reduce(
    (cells, { name, levels }) => cells * (levels.length + (more[name]?.length ?? 0)),
    1,
  );
  return trials + cross * spec.replicates;
}
