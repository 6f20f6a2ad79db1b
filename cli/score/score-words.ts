/** What `yates score` did, in words. */
import { plainLine } from '../../base/plain-text.ts';
import { plural } from '../../base/plural.ts';
import type { Scored } from '../../client/score-sweep.ts';

/** Trials that are named for one reason. */
const namesMax = 8;

export function scoreInWords(
  { sweep, created, added, known, leftOut, leftOutCount }: Scored,
  scoredId: string,
  dryRun: boolean,
): string {
  const what = sweep === undefined ? 'a new sweep' : `${sweep.name} (${sweep.id})`;
  const did = dryRun ? 'Would add' : created ? 'Launched, with' : 'Added';
  const before = known === 0 ? '' : `; it has ${known} already`;
  const lines = [
    created && !dryRun
      ? `Launched ${what} to score ${plural(added, 'trial')} of ${scoredId}.`
      : `${did} ${plural(added, 'trial')} of ${scoredId} to ${what}${before}.`,
  ];
  const byReason = new Map<string, number[]>();
  for (const { number, reason } of leftOut) {
    const numbers = byReason.get(reason) ?? [];
    numbers.push(number);
    byReason.set(reason, numbers);
  }
  if (leftOutCount > 0) lines.push(`Not scored: ${plural(leftOutCount, 'trial')}.`);
  for (const [reason, numbers] of byReason) {
    const named = numbers.slice(0, namesMax).join(', ');
    const more = numbers.length > namesMax ? `, and ${numbers.length - namesMax} more` : '';
    lines.push(`  ${numbers.length === 1 ? 'Trial' : 'Trials'} ${named}${more}: ${plainLine(reason)}`);
  }
  if (leftOut.some(({ kind }) => kind === 'not-finished'))
    lines.push('Run the same command again when more have ended: it adds them.');
  return lines.join('\n');
}
