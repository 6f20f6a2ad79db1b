/** Entry point of the trainer process for trials of kind `diffusion`. */
import { missingPackageOf } from '../../base/missing-package.ts';
import { serveTrials } from './serve-trials.ts';

await serveTrials(async () => {
  // Loaded here and not at the top: a missing module is reported to the agent like any other fault.
  const { createTrialRunner } = await import('../../diffusion/trial.ts').catch((error: unknown) => {
    throw missingPackageOf(error) ?? error;
  });
  const backend = process.env['YATES_BACKEND'];
  return await createTrialRunner(backend === undefined ? {} : { backend });
});
