import type { Sweep } from '../../client/facts.ts';

/** What the list says of a sweep. */
export type ListedSweep = Pick<Sweep, 'id' | 'name' | 'state' | 'counts' | 'launchedAtMs'>;

/** What is kept of a list: not the sweep files. */
export const listed = ({ id, name, state, counts, launchedAtMs }: Sweep): ListedSweep => ({
  id,
  name,
  state,
  counts,
  launchedAtMs,
});
