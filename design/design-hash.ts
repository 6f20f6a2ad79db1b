import { type Json, contentHash } from '../base/canonical-json.ts';
import type { PlannedTrial } from './planned-trial.ts';
import type { SweepSpec } from './sweep-spec.ts';

/**
 * Hash of everything that decides what is run, in which order, how, and how it is judged: the whole sweep file but
 * its texts for people (description, labels), and the run sheet that follows from it. Two launches with one hash are
 * the same sweep.
 *
 * @returns 64 hexadecimal digits
 */
export function designHash(spec: SweepSpec, trials: readonly PlannedTrial[]): string {
  const { description: _description, factors, primary, responses, ...rest } = spec;
  const decisive = {
    ...rest,
    factors: factors.map(({ name, levels }) => ({ name, levels })),
    primary: { name: primary.name, goal: primary.goal },
    responses: responses.map(({ name, goal }) => ({ name, goal })),
    runSheet: trials.map(({ id, cell, replicate, block }) => [id, cell, replicate, block]),
  };
  return contentHash(decisive as unknown as Json);
}
