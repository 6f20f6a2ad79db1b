import { ThreadedAnalysis } from '../analyse/thread/threaded-analysis.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { runningCoordinator } from '../../coordinator/running-coordinator.ts';
import { reachCoordinator } from './reach-coordinator.ts';

/** Time between two looks for a coordinator on a folder that is only read. */
const lookMs = 2_000;

export interface WatchOptions extends CoordinatorOptions {
  readonly plain?: true;
}

/**
 * Opens the dashboard of a sweep and waits until it is closed.
 *
 * @param id undefined for the newest sweep
 */
export async function watchSweep(id: string | undefined, options: WatchOptions): Promise<void> {
  const [{ startDashboard }, { finalTables }] = await Promise.all([
    import('../../dashboard/start-dashboard.ts'),
    import('../../report/tables/final-tables.ts'),
  ]);
  await reachCoordinator(options, async (endpoint, folder) => {
    const analysis = new ThreadedAnalysis();
    const dashboard = startDashboard({
      coordinator: endpoint,
      sweepId: id,
      analyse: analysis.analyse,
      finalTables,
      mode: options.plain ? 'plain' : 'auto',
    });
    const lookout = folder === undefined ? undefined : setInterval(() => void look(folder), lookMs);
    const look = async (read: string): Promise<void> => {
      if ((await runningCoordinator(read).catch(() => undefined)) === undefined) return;
      clearInterval(lookout);
      dashboard.announce(
        'A coordinator runs on this folder now: close this view and open it again to follow it',
      );
    };
    process.once('SIGINT', () => dashboard.close());
    process.once('SIGTERM', () => dashboard.close());
    await dashboard.waitUntilExit().finally(() => {
      clearInterval(lookout);
      analysis.close();
    });
  });
}
