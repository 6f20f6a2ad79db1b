/** The stop rule without a screen, as under `yates up --plain`: a real coordinator, results, and what is printed of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { seededRandom } from '../../../base/random.ts';
import { analyseForDashboard } from '../../../cli/analyse/analyse-for-dashboard.ts';
import { askAt } from '../../../client/ask-at.ts';
import { startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { startDashboard } from '../../../dashboard/start-dashboard.ts';
import { controlService } from '../../../proto/service.ts';
import { FakeStdin, FakeStdout } from '../../fixtures/dashboard/fake-terminal.ts';
import { runAllTrials } from '../cli/scripted-agent.ts';

const folder = mkdtempSync(join(tmpdir(), 'yates-stop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// More trials than the scripted agent takes: the sweep still runs when it leaves.
const source = `
version: 1
name: decided
factors: { lr: [0.01, 0.1], batch: [8, 32] }
replicates: 80
response: { primary: loss, goal: minimize }
stop: { when_decided: [lr], alpha: 0.05, do: offer }
trainer: { kind: command, run: [python3, train.py, '{lr}'] }
`;

it('says in a line of its own what is decided, and by which evidence', async () => {
  const options = { dataDir: join(folder, 'data'), listen: '127.0.0.1:0', baseVersion: 'none' };
  const coordinator = await startCoordinator(options);
  const { endpoint } = coordinator;
  const { sweepId } = await askAt(endpoint, (client) =>
    client.unary(
      controlService.launch,
      { requestId: 'launch', source, fileName: 'decided.yaml' },
      { timeoutMs: 10_000 },
    ),
  );
  const stdout = new FakeStdout();
  const dashboard = startDashboard({
    coordinator: endpoint,
    sweepId,
    analyse: analyseForDashboard,
    mode: 'plain',
    stdout: stdout as never,
    stdin: new FakeStdin() as never,
    env: { TERM: 'dumb' },
  });
  const random = seededRandom('stop');
  await runAllTrials(options.dataDir, ({ lr }) => ({ loss: 10 * Number(lr) + 0.1 * random.normal() }));
  await stdout.until((text) => text.includes('decided after'));
  const line = stdout.lines.find((text) => text.startsWith('decided after'));
  expect(line).toMatch(/^decided after \d+ results: lr \(E \S+\)\. The sweep may end here/);
  dashboard.close();
  await dashboard.waitUntilExit();
  await coordinator.stop();
});
