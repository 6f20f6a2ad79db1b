/** What is scored, and the names of trials that score. */
import { contentHash } from '../../base/canonical-json.ts';
import type { TrialId } from '../../base/ids.ts';
import { optionsWithoutPolicy } from '../run-policy.ts';
import type { SweepSpec } from '../sweep-spec.ts';
import { idOfText } from '../trial-id.ts';

/**
 * Digest of the files that a trial left: SHA-256 over their names and hashes, whatever their order.
 *
 * @example
 * digestOfFiles([{ name: 'model.pt', sha256: 'ab' }]) === digestOfFiles([{ name: 'model.pt', sha256: 'cd' }]); // false
 */
export function digestOfFiles(files: readonly { readonly name: string; readonly sha256: string }[]): string {
  const lines = files.map(({ name, sha256 }) => [name, sha256]);
  return contentHash(
    lines.toSorted(([left = ''], [right = '']) => (left < right ? -1 : left > right ? 1 : 0)),
  );
}

/**
 * Names trials that score by what they compute: the same program on the files of the same trial.
 *
 * @example
 * import { trialId } from '../../base/ids.ts';
 * const name = scoringTrialNamer({ trainer: { kind: 'command', options: { run: 'score' }, timeoutMs: 0, stallTimeoutMs: 0 } });
 * name(trialId('0m4x'), 'ab') === name(trialId('0m4x'), 'cd'); // false
 */
export function scoringTrialNamer({
  trainer,
}: Pick<SweepSpec, 'trainer'>): (scored: TrialId, digest: string) => TrialId {
  const options = contentHash(optionsWithoutPolicy(trainer));
  return (scored, digest) => idOfText(`{"scores":"${scored}","files":"${digest}","options":"${options}"}`);
}
