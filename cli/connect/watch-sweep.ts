import { analyseForDashboard } from '../analyse/analyse-for-dashboard.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { reachCoordinator } from './reach-coordinator.ts';

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
  await reachCoordinator(options, async (endpoint) => {
    const dashboard = startDashboard({
      coordinator: endpoint,
      sweepId: id,
      analyse: analyseForDashboard,
      finalTables,
      mode: options.plain ? 'plain' : 'auto',
    });
    process.once('SIGINT', () => dashboard.close());
    process.once('SIGTERM', () => dashboard.close());
    await dashboard.waitUntilExit();
  });
}
