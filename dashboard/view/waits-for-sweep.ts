import { noSweepYet } from '../../client/facts.ts';
import type { DashboardModel } from './model.ts';

/** True if the coordinator answers and has no sweep: it is asked again and again, and nothing is amiss. */
export const waitsForSweep = ({ connection, sweep }: Pick<DashboardModel, 'connection' | 'sweep'>): boolean =>
  sweep === undefined && connection.state === 'reconnecting' && connection.reason === noSweepYet;
