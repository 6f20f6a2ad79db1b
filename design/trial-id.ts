import { createHash } from 'node:crypto';
import { canonicalJson, contentHash } from '../base/canonical-json.ts';
import { trialId, type TrialId } from '../base/ids.ts';
import type { Settings, TrainerSpec } from './sweep-spec.ts';

/** Crockford's base32 in lower case: no i, l, o, u, so that an id can be read aloud and typed. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 26;

/**
 * Names trials by what they compute: the same settings, replicate, trainer options and base net give the same id in
 * any sweep, on any machine. Time limits are left out: they decide whether a result comes, not which.
 *
 * @param baseVersion hash of the weights that the trainer starts from
 */
export function trialNamer(
  trainer: TrainerSpec,
  baseVersion: string,
): (settings: Settings, replicate: number) => TrialId {
  const common = contentHash({ kind: trainer.kind, options: trainer.options, baseVersion });
  return (settings, replicate) => {
    const digest = createHash('sha256').update(canonicalJson({ common, settings, replicate })).digest();
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
