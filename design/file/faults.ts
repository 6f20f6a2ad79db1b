import { YatesError, YatesErrors } from '../../base/error.ts';

const shownMax = 20;
/** Checking stops at this number of faults: each costs time, and a hostile file has a hundred thousand. */
export const faultsMax = 200;

/**
 * Throws all faults at once, in the order of the file; returns if there is none.
 *
 * @throws YatesErrors
 *
 * @example
 * throwFaults([]); // undefined
 */
export function throwFaults(faults: readonly YatesError[]): void {
  const [first, ...rest] = faults.toSorted(byPlace);
  if (first === undefined) return;
  const hidden = rest.length + 1 - shownMax;
  if (hidden <= 0) throw new YatesErrors([first, ...rest]);
  const more = new YatesError({
    code: 'E_MORE_FAULTS',
    ...(first.place && { place: { file: first.place.file } }),
    message: `${hidden} more ${hidden === 1 ? 'fault is' : 'faults are'} not shown`,
    next: 'correct these first',
  });
  throw new YatesErrors([first, ...rest.slice(0, shownMax - 1), more]);
}

function byPlace(left: YatesError, right: YatesError): number {
  return (
    (left.place?.line ?? 0) - (right.place?.line ?? 0) ||
    (left.place?.column ?? 0) - (right.place?.column ?? 0)
  );
}
