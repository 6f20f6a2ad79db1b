import type { DashboardModel } from './model.ts';

/** Slots of an agent that each trial of the sweep takes. */
export const slotsPerTrial = ({ sweep }: Pick<DashboardModel, 'sweep'>): number =>
  Math.max(1, sweep?.spec?.resources.slots ?? 1);
