import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { shippedBaseVersion } from '../../../cli/input/base-version.ts';
import { yates } from '../../../proto/generated/yates.js';
import { controlService } from '../../../proto/service.ts';
import { Cluster } from './cluster.ts';
import { SweepWatch } from './sweep-watch.ts';

const { TrialState, FaultClass } = yates.v1;

const sweepOn = (subject: string): string => `
version: 1
name: ${subject}
factors: { input: [CAout] }
replicates: 1
response: { primary: clip_image, goal: maximize }
trainer: { kind: diffusion, subject: ${subject}, steps: 1, samples: 1, context_samples: 1, sampler_steps: 1 }
retry: { user: 0 }
`;

it('a data package that is not installed is told by name, and the agent trains on what it has', async () => {
  const cluster = new Cluster();
  cluster.baseVersion = shippedBaseVersion();
  await cluster.coordinator();
  const trainerEntry = new URL('../../fixtures/agent/trainer-without-openmoji.ts', import.meta.url);
  await cluster.agent({ trainerEntry });
  const launch = async (subject: string): Promise<SweepWatch> => {
    const request = { requestId: randomUUID(), source: sweepOn(subject), fileName: 'test.yaml' };
    const { sweepId } = await cluster.client().unary(controlService.launch, request);
    const watch = new SweepWatch(cluster.endpoint, sweepId);
    onTestFinished(() => watch.close());
    return watch;
  };
  const message =
    /^E_DATA_PACKAGE the npm package @iconify-json\/openmoji is not installed; run npm install @iconify-json\/openmoji@[\d.]+, or npm ci/;
  const lacking = await launch('openmoji-cat');
  // No fault of the trial's: it spends nothing, and waits for another machine.
  expect(await lacking.until(([trial]) => (trial?.fault ? trial : undefined))).toMatchObject({
    state: TrialState.TRIAL_STATE_QUEUED,
    fault: { faultClass: FaultClass.FAULT_CLASS_MACHINE, message: expect.stringMatching(message) },
    attempts: 1,
  });
  const [trial] = await (await launch('fluent-cat')).untilFinished();
  expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 1 });
});
