import type { Sweep } from '../../client/facts.ts';

/** Changes whenever the page of the sweep does. */
export const stateOf = ({ state, counts, extensions, changes, scoredBy = [] }: Sweep): string =>
  [
    state,
    ...Object.values(counts),
    extensions.length,
    changes.length,
    ...scoredBy.map((one) => [one.sweepId, one.state, one.trials, one.done, one.failed].join('/')),
  ].join(' ');

/** Of each sweep, as the stream of events says it: by id, as JSON. */
export const statesOf = (sweeps: readonly Sweep[]): string =>
  JSON.stringify(Object.fromEntries(sweeps.map((sweep) => [sweep.id, stateOf(sweep)])));
