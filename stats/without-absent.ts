import { absentLevel } from './model/nest.ts';

/**
 * A result without the levels that say that a factor does not apply: in every record called `levels`, and wherever cells are
 * listed by the levels of their factors.
 *
 * @example
 * withoutAbsent({ levels: { method: 'full', rank: '' } }); // { levels: { method: 'full' } }
 */
export function withoutAbsent<Result>(result: Result): Result {
  return strip(result) as Result;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.flatMap(([key, own]) => (own === absentLevel && isLevel(key) ? [] : [[key, strip(own)]])),
  );
}

/** Fields of a result whose text may be empty for another reason. */
const isLevel = (key: string): boolean => key !== 'reason' && key !== 'word' && key !== 'meaning';
