import { once } from 'node:events';
import { agentService } from '../../proto/service.ts';
import { ask, TestClient } from '../../test/coordinator-client.ts';
import type { BenchOptions } from './bench-options.ts';
import { benchSweep } from './bench-sweep.ts';
import { startCoordinatorProcess } from './coordinator-process.ts';
import { inFolder } from './in-folder.ts';
import { cpuSeconds } from './process-cost.ts';
import { perSecond, say } from './say.ts';

const reports = 100_000;
const agentId = 'agent';

/** One stream of reports with two metrics each, as fast as flow control lets it. */
export async function benchMetrics(_options: BenchOptions): Promise<void> {
  await inFolder(async (folder) => {
    const coordinator = await startCoordinatorProcess(folder);
    await coordinator.launch(benchSweep(2));
    const client = new TestClient(folder, { agentId });
    await client.unary(agentService.register, {
      requestId: 'r',
      agentId,
      slots: 1,
      incarnation: '1',
      takesSeeds: true,
    });
    const { grants } = await ask(client, 'lease', { requestId: 'l', agentId, slots: 1 });
    const [grant] = grants;
    if (grant === undefined) throw new Error('no grant');
    const { trialId, fence } = grant;
    const before = cpuSeconds(coordinator.pid);
    const startMs = performance.now();
    const received = await new Promise<number>((resolve, reject) => {
      const stream = client.clientStream(agentService.reportMetrics, (error, summary) => {
        if (error === null) resolve(summary?.received ?? 0);
        else reject(error);
      });
      const send = async (): Promise<void> => {
        for (let step = 1; step <= reports; step++) {
          const metrics = [
            { name: 'loss', value: 1 / step },
            { name: 'rate', value: 0.1 },
          ];
          if (!stream.write({ agentId, trialId, fence, step, stepsTotal: reports, metrics }))
            await once(stream, 'drain');
        }
        stream.end();
      };
      send().catch(reject);
    });
    const ms = performance.now() - startMs;
    const cpu = cpuSeconds(coordinator.pid) - before;
    client.close();
    await coordinator.stop();
    say(`metric points received (${received} reports of two)`, perSecond(2 * received, ms));
    say('  processor time of the coordinator a point', `${((cpu / received / 2) * 1e6).toFixed(1)} us`);
  });
}
