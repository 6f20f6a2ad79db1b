import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
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
trainer: { kind: diffusion, subject: ${subject}, steps: 1, samples: 1, sampler_steps: 1 }
retry: { infrastructure: 1 }
`;

it('a data package that is not installed is told by name, and the agent trains on what it has', async () => {
  const cluster = new Cluster();
  await cluster.coordinator();
  const trainerEntry = new URL('../../fixtures/agent/trainer-without-openmoji.ts', import.meta.url);
  await cluster.agent({ trainerEntry });
  const trialOn = async (subject: string): Promise<yates.v1.TrialView.$Properties | undefined> => {
    const request = { requestId: randomUUID(), source: sweepOn(subject), fileName: 'test.yaml' };
    const { sweepId } = await cluster.client().unary(controlService.launch, request);
    const watch = new SweepWatch(cluster.endpoint, sweepId);
    onTestFinished(() => watch.close());
    return (await watch.untilFinished())[0];
  };
  const message =
    /^E_DATA_PACKAGE the npm package @iconify-json\/openmoji is not installed; run npm install @iconify-json\/openmoji@[\d.]+, or npm ci/;
  expect(await trialOn('openmoji-cat')).toMatchObject({
    state: TrialState.TRIAL_STATE_FAILED,
    // No fault of the trial's: another machine may have the package.
    fault: { faultClass: FaultClass.FAULT_CLASS_INFRASTRUCTURE, message: expect.stringMatching(message) },
    attempts: 2,
  });
  expect(await trialOn('fluent-cat')).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 1 });
});
