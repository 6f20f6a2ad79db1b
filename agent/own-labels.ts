/** Labels that an agent gives itself, so that sweeps can ask for a kind of machine; those of the user win. */
import { availableParallelism, hostname } from 'node:os';
import type { Device } from './gpu/devices.ts';

/** @param environment where a scheduler names the job */
export function ownLabels(
  devices: readonly Device[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  const { platform, arch } = process;
  const { SLURM_JOB_ID: job } = environment;
  const labels = {
    host: hostname(),
    os: platform,
    arch,
    cores: String(availableParallelism()),
    ...(job === undefined ? {} : { slurm_job: job }),
  };
  const gpus = devices.filter(({ kind }) => kind === 'gpu');
  const [first] = gpus;
  if (first === undefined) return { ...labels, gpu: 'none' };
  const isOneKind = gpus.every(({ name }) => name === first.name);
  const leastBytes = Math.min(...gpus.map(({ memoryBytes }) => memoryBytes));
  return {
    ...labels,
    gpu: isOneKind ? gpuModel(first.name) : 'mixed',
    gpu_count: String(gpus.length),
    ...(leastBytes > 0 ? { gpu_memory_gib: String(Math.round(leastBytes / 2 ** 30)) } : {}),
  };
}

/** Words of a name that say nothing about the model: maker, memory, socket. */
const besides = /^(?:nvidia|geforce|tesla|quadro|gpu|\d+gb|hbm\d*e?|pcie|sxm\d*|nvl)$/;

/** `NVIDIA H100 80GB HBM3` -> `h100`, `NVIDIA GeForce RTX 4090` -> `rtx-4090`. */
export function gpuModel(name: string): string {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  return words.filter((word) => word !== '' && !besides.test(word)).join('-') || 'unknown';
}
