import type { Sweep, Trial } from '../../client/facts.ts';
import { plainLine } from '../../base/plain-text.ts';

/** Characters of a hash that tell the few environments of a sweep apart. */
const hashLength = 8;

/** The beginning of the hash of the code and packages that the result came from; empty where that is not known. */
export const codeText = ({ environment }: Pick<Trial, 'environment'>): string =>
  plainLine(environment ?? '').slice(0, hashLength);

/** What its code and packages differ in from the first of the sweep, in words; undefined where that is not known. */
export function codeDifference({ environment }: Trial, sweep: Sweep | undefined): string | undefined {
  if (environment === undefined) return undefined;
  const known = sweep?.environments ?? [];
  // The coordinator names none while all are the same.
  if (known.length === 0) return 'as all others';
  const own = known.find(({ hash }) => hash === environment);
  if (own === undefined) return undefined;
  return own.difference === '' ? "as the sweep's first" : plainLine(own.difference);
}
