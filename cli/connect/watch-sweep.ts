import { setTimeout as sleep } from 'node:timers/promises';
import { growHeapSlowly } from '../../base/small-heap.ts';
import type { Dashboard } from '../../dashboard/start-dashboard.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import { runningCoordinator } from '../../coordinator/running-coordinator.ts';
import { ThreadedAnalysis } from '../analyse/thread/threaded-analysis.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { type FolderInUse, reachCoordinator } from './reach-coordinator.ts';

/** Time between two looks for a coordinator on a folder whose own is not there. */
const lookMs = 1_000;
const announcedMs = 10_000;

export interface WatchOptions extends CoordinatorOptions {
  readonly plain?: true;
}

/**
 * Opens the dashboard of a sweep and waits until it is closed. It follows the data folder: a coordinator that is started on it later, or
 * again at another address, is watched from then on.
 *
 * @param id undefined for the newest sweep
 */
export async function watchSweep(id: string | undefined, options: WatchOptions): Promise<void> {
  growHeapSlowly();
  const [{ startDashboard }, { finalTables }] = await Promise.all([
    import('../../dashboard/start-dashboard.ts'),
    import('../../report/tables/final-tables.ts'),
  ]);
  await reachCoordinator(options, async (endpoint, at) => {
    const analysis = new ThreadedAnalysis();
    const dashboard = startDashboard({
      coordinator: endpoint,
      sweepId: id,
      analyse: analysis.analyse,
      study: analysis.study,
      maySwitch: true,
      finalTables,
      mode: options.plain ? 'plain' : 'auto',
    });
    process.once('SIGINT', () => dashboard.close());
    process.once('SIGTERM', () => dashboard.close());
    const watched = new AbortController();
    if (at !== undefined) void followFolder(dashboard, endpoint, at, watched.signal);
    await dashboard.waitUntilExit().finally(() => {
      watched.abort();
      analysis.close();
    });
  });
}

async function followFolder(
  dashboard: Dashboard,
  endpoint: Endpoint,
  { folder, isRead }: FolderInUse,
  signal: AbortSignal,
): Promise<void> {
  let current = endpoint;
  let isReader = isRead;
  for (;;) {
    await sleep(lookMs, undefined, { signal, ref: false }).catch(() => {});
    if (signal.aborted) return;
    if (dashboard.isConnected() && !isReader) continue;
    const running = await runningCoordinator(folder).catch(() => undefined);
    if (running === undefined || signal.aborted || sameCoordinator(running, current)) continue;
    current = running;
    isReader = false;
    dashboard.moveTo(running);
    dashboard.announce(`now watching the coordinator at ${running.address}, which runs on this folder`);
    setTimeout(() => dashboard.announce(''), announcedMs).unref();
  }
}

const sameCoordinator = (left: Endpoint, right: Endpoint): boolean =>
  left.address === right.address && left.token === right.token;
