import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import type { PlannedTrial } from './planned-trial.ts';
import type { SweepSpec } from './sweep-spec.ts';

/** Lines of the run sheet between two pauses: some milliseconds. */
const rowsAtOnce = 1000;

/**
 * Hash of everything that decides what is run, in which order, how, and how it is judged: the whole sweep file but
 * its texts for people (description, labels), and the run sheet that follows from it. Two launches with one hash are
 * the same sweep. It is the SHA-256 of the canonical JSON of all that, of which the run sheet may be most.
 *
 * @yields now and then, for a caller with other work
 * @returns 64 hexadecimal digits
 */
export function* designHash(
  spec: SweepSpec,
  trials: readonly PlannedTrial[],
): Generator<void, string, undefined> {
  const { description: _description, factors, primary, responses, ...rest } = spec;
  const decisive: Readonly<Record<string, unknown>> = {
    ...rest,
    factors: factors.map(({ name, levels }) => ({ name, levels })),
    primary: { name: primary.name, goal: primary.goal },
    responses: responses.map(({ name, goal }) => ({ name, goal })),
  };
  const hash = createHash('sha256');
  hash.update(`{${membersOf(decisive, (key) => key < 'runSheet')},"runSheet":[`);
  for (let from = 0; from < trials.length; from += rowsAtOnce) {
    const rows = trials
      .slice(from, from + rowsAtOnce)
      .map(({ id, cell, replicate, block }) => canonicalJson([id, cell, replicate, block]));
    hash.update(`${from === 0 ? '' : ','}${rows.join(',')}`);
    yield;
  }
  hash.update(`],${membersOf(decisive, (key) => key > 'runSheet')}}`);
  return hash.digest('hex');
}

/** Some members of an object as they stand in its canonical JSON; a spec has some before and after any key of ours. */
function membersOf(of: Readonly<Record<string, unknown>>, isAmong: (key: string) => boolean): string {
  const some = Object.fromEntries(Object.entries(of).filter(([key]) => isAmong(key)));
  return canonicalJson(some as Json).slice(1, -1);
}
