/**
 * Child process of `yates doctor --self-test`: brings up one backend (the argument; none: the one that trials would
 * choose), holds it against the reference, times it, and prints a BackendMeasurement, or why there is none, as its last line.
 */
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { packageRoot } from '../../base/package-root.ts';
import { activateBackend } from '../../diffusion/backend/choose.ts';
import { measureStep } from '../../diffusion/backend/measure-step.ts';
import { largestError, loadParitySet, parityFaults, runParityCase } from '../../diffusion/backend/parity.ts';
import { runSelfTest, selfTestLosses } from '../../diffusion/backend/self-test.ts';
import { loadBaseModel } from '../../diffusion/base-model.ts';
import { tf } from '../../diffusion/tf.ts';
import { type BackendMeasurement, phaseMark } from './backend-measurement.ts';

async function measure(nameWanted: string | undefined): Promise<BackendMeasurement> {
  about('to load and pass the self-test');
  const begin = performance.now();
  const { name, description, skipped } = await activateBackend(nameWanted);
  const startMs = performance.now() - begin;

  about('to repeat the self-test');
  const losses = await runSelfTest();
  const lossError = Math.max(
    ...losses.map((loss, step) => Math.abs(loss / (selfTestLosses[step] as number) - 1)),
  );

  const set = await loadParitySet(join(packageRoot, 'diffusion', 'backend', 'parity-set'));
  let parityError = 0;
  const faults: string[] = [];
  for (const each of set.cases) {
    about(`to compare ${each.input} > ${each.output} with the reference`);
    const result = await runParityCase(set, each);
    parityError = Math.max(parityError, largestError(result));
    faults.push(...parityFaults(each, result).map((fault) => `${each.input} > ${each.output}: ${fault}`));
  }

  about('to time a training step');
  const step = await measureStep(await loadBaseModel());
  // Of the backends only webgpu tells how much it takes of the card.
  const { numBytesAllocatedInGPU: gpuBytes } = tf.memory() as { numBytesAllocatedInGPU?: number };
  return {
    name,
    description,
    skipped,
    startMs,
    lossError,
    parity: { cases: set.cases.length, largestError: parityError, faults },
    step,
    memory: { processBytes: process.resourceUsage().maxRSS * 1024, gpuBytes: gpuBytes ?? null },
  };
}

/** For whoever has to end this process. */
function about(what: string): void {
  process.stderr.write(`${phaseMark}${what}\n`);
}

/** Why a backend cannot be had, without the words that are put around it for trials. */
function reasonOf(error: unknown): string {
  const inner = error instanceof YatesError && error.cause instanceof Error ? error.cause : error;
  return inner instanceof Error ? inner.message : String(inner);
}

const answer = await measure(process.argv[2]).catch((error: unknown) => ({ error: reasonOf(error) }));
// Native libraries print what they like; nothing comes after this.
process.stdout.write(`\n${JSON.stringify(answer)}\n`);
