import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import type { PlannedTrial } from './planned-trial.ts';
import { policyInHash, withRunPolicy } from './run-policy.ts';
import type { Response, SweepSpec } from './sweep-spec.ts';

/** Lines of the run sheet that are hashed at a time. */
const rowsAtOnce = 1000;

/**
 * How a design is identified. `current`: the run policy is left out of its hash and of the ids of its trials. `former`:
 * as earlier versions did, with the run policy in its hash, and the time from SIGTERM to SIGKILL in the ids.
 */
export type Identity = 'current' | 'former';

/**
 * Hash of everything that decides what is run, in which order, and how it is judged: the whole sweep file but its texts
 * for people (description, labels), its run policy and what it keeps, and the run sheet that follows from it. Two launches with one hash
 * are the same sweep. It is the SHA-256 of the canonical JSON of all that, of which the run sheet may be most.
 */
export class DesignHasher {
  readonly #hash = createHash('sha256');
  readonly #decisive: Readonly<Record<string, unknown>>;
  #rows: string[] = [];
  #isFirst = true;

  constructor(spec: SweepSpec, identity: Identity = 'current') {
    const hashed = identity === 'former' ? spec : withRunPolicy(spec, policyInHash);
    const { description: _description, keep: _keep, factors, primary, responses, ...rest } = hashed;
    this.#decisive = {
      ...rest,
      factors: factors.map(({ label: _label, ...factor }) => factor),
      primary: withoutLabel(primary),
      responses: responses.map(withoutLabel),
    };
    this.#hash.update(`{${membersOf(this.#decisive, (key) => key < 'runSheet')},"runSheet":[`);
  }

  /** The next trial in planned order. */
  add({ id, cell, replicate, block }: PlannedTrial): void {
    // Canonical JSON: ids are plain and the rest are whole numbers.
    this.#rows.push(`["${id}",${cell},${replicate},${block}]`);
    if (this.#rows.length >= rowsAtOnce) this.#flush();
  }

  /** @returns 64 hexadecimal digits */
  digest(): string {
    this.#flush();
    this.#hash.update(`],${membersOf(this.#decisive, (key) => key > 'runSheet')}}`);
    return this.#hash.digest('hex');
  }

  #flush(): void {
    if (this.#rows.length === 0) return;
    this.#hash.update(`${this.#isFirst ? '' : ','}${this.#rows.join(',')}`);
    this.#isFirst = false;
    this.#rows = [];
  }
}

const withoutLabel = ({ label: _label, ...rest }: Response): Omit<Response, 'label'> => rest;

/** Some members of an object as they stand in its canonical JSON; a spec has some before and after any key of ours. */
function membersOf(of: Readonly<Record<string, unknown>>, isAmong: (key: string) => boolean): string {
  const some = Object.fromEntries(Object.entries(of).filter(([key]) => isAmong(key)));
  return canonicalJson(some as Json).slice(1, -1);
}
