/** Child process: runs trials on a base net, one after the other, and prints what came of each as a line of JSON. */
import { createTrialRunner } from '../../../diffusion/trial.ts';
import type { TrialRequest } from '../../../base/trial-runner.ts';
import { backendUnderTest } from '../../backend-under-test.ts';
import { fingerprint } from './trial-fingerprint.ts';

const [baseFolder, requests] = process.argv.slice(2) as [string, string];
const runner = await createTrialRunner({ backend: backendUnderTest, baseFolder });
const hooks = { progress: () => undefined, signal: new AbortController().signal };
for (const request of JSON.parse(requests) as TrialRequest[]) {
  process.stdout.write(`${JSON.stringify(fingerprint(await runner.run(request, hooks)))}\n`);
}
