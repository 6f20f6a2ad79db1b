import { hash } from 'node:crypto';
import { canonicalJson, contentHash } from '../base/canonical-json.ts';
import { trialId, type TrialId } from '../base/ids.ts';
import type { Identity } from './design-hash.ts';
import { optionsWithoutPolicy } from './run-policy.ts';
import type { SettingsText } from './settings-text.ts';
import type { Settings, SweepSpec } from './sweep-spec.ts';
import { seedsOf } from './trial-seeds.ts';

/** Crockford's base32 in lower case: no i, l, o, u, so that an id can be read aloud and typed. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 26;

/**
 * Names trials by what they compute: the same settings, replicate, own seed, trainer options and base net give the same
 * id in any sweep, on any machine. The run policy is left out: it decides whether a result comes, not which.
 *
 * @param baseVersion hash of the weights that the trainer starts from
 * @param textOf how settings are written as canonical JSON
 */
export function trialNamer(
  spec: Pick<SweepSpec, 'trainer' | 'seeds'>,
  baseVersion: string,
  textOf: SettingsText = canonicalJson,
  identity: Identity = 'current',
): (settings: Settings, replicate: number, seed: number) => TrialId {
  const { kind } = spec.trainer;
  const options = identity === 'former' ? spec.trainer.options : optionsWithoutPolicy(spec.trainer);
  const hasOwnSeeds = seedsOf(spec) === 'own';
  const common = contentHash({ kind, options, baseVersion });
  return (settings, replicate, seed) => {
    // Canonical JSON, its keys in order. A shared seed is the replicate, which the id holds already.
    const seedText = hasOwnSeeds ? `"seed":${seed},` : '';
    const run = `{"common":"${common}","replicate":${replicate},${seedText}"settings":${textOf(settings)}}`;
    return idOfText(run);
  };
}

/**
 * A trial's id from all that it computes, written in one way only.
 *
 * @example
 * idOfText('{}').length; // 26
 */
export const idOfText = (text: string): TrialId => trialId(base32(hash('sha256', text, 'buffer')));

/** @param bytes more than the id needs */
function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (let at = 0; text.length < idLength; at++) {
    held = (held << 8) | (bytes[at] as number);
    bits += 8;
    while (bits >= 5 && text.length < idLength) {
      bits -= 5;
      text += digits[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text;
}
