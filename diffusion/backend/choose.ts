/**
 * Chooses what computes, once per process: the fastest backend that loads on this machine and passes the self-test.
 *
 * YATES_BACKEND (or the caller) names one instead; YATES_OPENBLAS is `off` or the path of a library (wasm only);
 * YATES_WEBGPU_ADAPTER is part of the name of a graphics adapter (webgpu only).
 */
import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import { registerReferences } from '../ops/all.ts';
import { tf } from '../tf.ts';
import type { Candidate } from './candidate.ts';
import { selfTest } from './self-test.ts';
import { tfjsNode, tfjsNodeGpu } from './tensorflow.ts';
import { installWasm } from './wasm/install.ts';
import { webgpu } from './webgpu/webgpu.ts';

export interface Backend {
  /** One of `backendNames`. */
  readonly name: string;
  /** Backend and what multiplies its matrices: results are bit-for-bit reproducible where this is the same. */
  readonly description: string;
  /** Faster ones that were tried first, and why they were passed over. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

const wasm: Candidate = {
  name: 'wasm',
  tfjsName: 'wasm',
  activate: async () => `wasm, ${await installWasm(process.env['YATES_OPENBLAS'])}`,
};

const cpu: Candidate = {
  name: 'cpu',
  tfjsName: 'cpu',
  async activate() {
    await tf.setBackend('cpu');
    return 'cpu';
  },
};

/**
 * Fastest first. On a processor `wasm` has been faster than `tfjs-node`, which is therefore to be had by its name only;
 * `yates doctor --self-test tfjs-node,wasm` times both. The last is the numerical reference, far slower than any other.
 */
const candidates: readonly Candidate[] = [tfjsNodeGpu, webgpu, wasm, tfjsNode, cpu];

export const backendNames: readonly string[] = candidates.map(({ name }) => name);

/** The name that a backend has now, of one that it may have had. */
export const presentName = (name: string): string =>
  candidates.find(({ formerly }) => formerly === name)?.name ?? name;

/**
 * Makes a backend active. Call it before anything else that computes.
 *
 * @param given one of `backendNames`, or a name that one had earlier; `auto` or nothing to choose
 * @throws YatesError E_BACKEND if the name is unknown, cannot be had here or computes wrongly; E_KERNELS_NOT_BUILT
 */
export async function activateBackend(given = process.env['YATES_BACKEND'] ?? 'auto'): Promise<Backend> {
  const name = presentName(given);
  if (name !== 'auto' && !backendNames.includes(name)) {
    throw backendError(`there is no backend "${name}"`, didYouMean(name, ['auto', ...backendNames]));
  }
  const skipped: { name: string; reason: string }[] = [];
  for (const candidate of candidates) {
    if (name !== 'auto' && candidate.name !== name) continue;
    try {
      const description = await bringUp(candidate, name !== 'auto');
      return { name: candidate.name, description, skipped };
    } catch (cause) {
      // The optimiser is in them: without them no backend trains, and the error says how to build them.
      if (cause instanceof YatesError && cause.code === 'E_KERNELS_NOT_BUILT') throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      if (name !== 'auto') throw backendError(`backend ${name}: ${reason}`, 'choose another, or auto', cause);
      skipped.push({ name: candidate.name, reason });
    }
  }
  throw backendError(
    `no backend works: ${skipped.map((each) => `${each.name}: ${each.reason}`).join('; ')}`,
    'reinstall with npm ci',
  );
}

/** Brought up before in this process, and so tested. */
const tested = new Set<string>();

async function bringUp({ tfjsName, activate }: Candidate, named: boolean): Promise<string> {
  const description = await activate({ named });
  registerReferences(tfjsName);
  if (!tested.has(description)) await selfTest();
  tested.add(description);
  return description;
}

function backendError(message: string, next: string, cause?: unknown): YatesError {
  return new YatesError({ code: 'E_BACKEND', message, next, cause });
}
