import type { Command } from 'commander';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { reachCoordinator } from '../connect/reach-coordinator.ts';
import { finalTables } from '../../report/tables/final-tables.ts';
import { analyseForDashboard } from '../analyse/analyse-for-dashboard.ts';

interface WatchOptions extends CoordinatorOptions {
  readonly plain?: true;
}

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('watch')
      .description('the live dashboard of a sweep')
      .argument('[id]', 'sweep id, a unique beginning of it, or its name; the newest by default')
      .option('--plain', 'print lines instead of drawing a screen'),
  ).action(watch);
}

async function watch(id: string | undefined, options: WatchOptions): Promise<void> {
  const { startDashboard } = await import('../../dashboard/start-dashboard.ts');
  await reachCoordinator(options, async (address) => {
    const dashboard = startDashboard({
      coordinator: address,
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
