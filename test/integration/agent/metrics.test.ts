/** What coordinator and agent tell Prometheus of a real sweep. */
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { Cluster } from './cluster.ts';

async function scrape(port: number | undefined): Promise<Map<string, number>> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}

it('coordinator and agent count what happened, and say how they are', async () => {
  const cluster = new Cluster();
  const lines: { trialId?: string; msg: string; attempt?: number }[] = [];
  const logger = pino(
    {},
    { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[0]) },
  );
  const coordinator = await startCoordinator({
    dataDir: join(cluster.folder, 'coordinator'),
    listen: '127.0.0.1:0',
    baseVersion: 'base',
    leaseTtlMs: 900,
    logger,
    metricsPort: 0,
  });
  cluster.address = coordinator.address;
  onTestFinished(() => coordinator.stop());
  const agent = await cluster.agent({ metricsPort: 0, metricsHost: '127.0.0.1', logger });
  const sweep = await cluster.launch(['succeed', 'diverge', 'on-signal'], 1, 'retry: { diverged: 0 }');
  const { pid, trialId } = await sweep.running();
  const renewed = 'yates_renewals_total{verdict="renewed"}';
  let during = await scrape(coordinator.metricsPort);
  while (!during.has(renewed)) during = await scrape(coordinator.metricsPort);
  expect(during.get('yates_leases')).toBe(1);
  expect(during.get('yates_agents{state="online"}')).toBe(1);
  expect(during.get(`yates_trials{sweep="${sweep.sweepId}",state="leased"}`)).toBe(1);
  const busy = await scrape(agent.metricsPort);
  expect(busy.get('yates_agent_slots{phase="running"}')).toBe(1);
  expect(busy.get('yates_agent_joined')).toBe(1);

  process.kill(pid, 'SIGUSR2');
  await sweep.untilFinished();
  const after = await scrape(coordinator.metricsPort);
  const trials = (state: string) => after.get(`yates_trials{sweep="${sweep.sweepId}",state="${state}"}`);
  expect([trials('done'), trials('failed'), trials('queued')]).toEqual([2, 1, 0]);
  expect(after.get('yates_events_total{type="trial-completed"}')).toBe(2);
  expect(after.get('yates_call_seconds_count{method="Complete",outcome="OK"}')).toBe(2);
  expect(after.get('yates_append_seconds_count')).toBeGreaterThan(3);
  expect(after.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
  const done = await scrape(agent.metricsPort);
  expect(done.get('yates_agent_trials_ended_total{end="completed"}')).toBe(2);
  expect(done.get('yates_agent_trials_ended_total{end="diverged"}')).toBe(1);
  expect(done.get('yates_agent_call_seconds_count{method="renew",outcome="answered"}')).toBeGreaterThan(0);

  const about = lines.filter((line) => line.trialId === trialId && line.attempt === 1).map(({ msg }) => msg);
  expect(about).toEqual(['trial begins', 'trial ended']);
});
