import { createHash } from 'node:crypto';
import { canonicalJson, contentHash } from '../base/canonical-json.ts';
import { trialId, type TrialId } from '../base/ids.ts';
import type { Settings, SweepSpec } from './sweep-spec.ts';
import { seedsOf } from './trial-seeds.ts';

/** Crockford's base32 in lower case: no i, l, o, u, so that an id can be read aloud and typed. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 26;

/**
 * Names trials by what they compute: the same settings, replicate, own seed, trainer options and base net give the same
 * id in any sweep, on any machine. Time limits are left out: they decide whether a result comes, not which.
 *
 * @param baseVersion hash of the weights that the trainer starts from
 */
export function trialNamer(
  spec: Pick<SweepSpec, 'trainer' | 'seeds'>,
  baseVersion: string,
): (settings: Settings, replicate: number, seed: number) => TrialId {
  const { trainer } = spec;
  const hasOwnSeeds = seedsOf(spec) === 'own';
  const common = contentHash({ kind: trainer.kind, options: trainer.options, baseVersion });
  return (settings, replicate, seed) => {
    // A shared seed is the replicate, which the id holds already.
    const run = { common, settings, replicate, ...(hasOwnSeeds ? { seed } : {}) };
    const digest = createHash('sha256').update(canonicalJson(run)).digest();
    return trialId(base32(digest).slice(0, idLength));
  };
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += digits[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text;
}
