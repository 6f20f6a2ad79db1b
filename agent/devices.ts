/** What this machine computes on, and how its slots share it. */
import { cpus, totalmem } from 'node:os';
import { YatesError } from '../base/error.ts';
import { askNvidia, type NvidiaQueryOptions } from './nvidia-smi.ts';

export interface Device {
  readonly kind: 'cpu' | 'gpu';
  readonly name: string;
  readonly memoryBytes: number;
  /** As CUDA_VISIBLE_DEVICES names it; undefined for the CPU. */
  readonly cudaId: string | undefined;
}

/**
 * GPUs where nvidia-smi finds some, else the CPU.
 *
 * @throws YatesError E_GPU_QUERY where GPUs may be there and nvidia-smi does not say: to take trials then on the CPU, in
 *   silence, would spoil them
 */
export async function detectDevices(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  query: NvidiaQueryOptions = {},
): Promise<Device[]> {
  const allowed = environment['CUDA_VISIBLE_DEVICES'];
  // Who hides all GPUs wants the CPU, whatever state they are in.
  const gpus = allowed?.trim() === '' ? [] : visibleGpus(await queryGpus(query), allowed);
  if (gpus.length > 0) return gpus.map(({ gpu }) => gpu);
  const name = cpus()[0]?.model.trim() ?? 'CPU';
  return [{ kind: 'cpu', name, memoryBytes: totalmem(), cudaId: undefined }];
}

export interface Gpu {
  readonly index: string;
  readonly gpu: Device;
}

/** @param csv output of `nvidia-smi --query-gpu=index,uuid,memory.total,name --format=csv,noheader,nounits` */
export function parseNvidiaSmi(csv: string): Gpu[] {
  return csv.split('\n').flatMap((line) => {
    const [index = '', uuid = '', mebibytes = '', ...name] = line.split(',').map((field) => field.trim());
    // Errors go to standard output too ("No devices were found"): only a line that begins like a GPU is one.
    if (!/^\d+$/.test(index) || !uuid.startsWith('GPU-')) return [];
    const memoryBytes = (Number(mebibytes) || 0) * 2 ** 20;
    return [{ index, gpu: { kind: 'gpu', name: name.join(','), memoryBytes, cudaId: uuid } as const }];
  });
}

/**
 * nvidia-smi shows all GPUs of the machine; a job scheduler may have given us some of them only.
 *
 * @param allowed CUDA_VISIBLE_DEVICES: indices or the beginnings of UUIDs, in the order wanted; undefined for all
 */
export function visibleGpus(gpus: readonly Gpu[], allowed: string | undefined): Gpu[] {
  if (allowed === undefined) return [...gpus];
  const found: Gpu[] = [];
  for (const name of allowed.split(',').map((part) => part.trim())) {
    const match = name.startsWith('MIG-')
      ? slice(name)
      : gpus.find(({ index, gpu }) => index === name || (name !== '' && gpu.cudaId?.startsWith(name)));
    // As CUDA itself does: what follows a name that means nothing is not visible either.
    if (match === undefined) break;
    found.push(match);
  }
  return found;
}

/**
 * Environment of each slot's trainer: the one card it sees, by its number for CUDA, by its name for WebGPU, which has no
 * other way to choose. Cards of one name cannot be told apart there; what the user names stays.
 *
 * @param slots as many as devices when 0; more than there are GPUs share them in turn
 */
export function planSlots(
  devices: readonly Device[],
  slots: number,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string>[] {
  const count = slots > 0 ? slots : Math.max(1, devices.length);
  const namesDiffer = new Set(devices.map(({ name }) => name)).size > 1;
  const chooseByName = namesDiffer && (environment['YATES_WEBGPU_ADAPTER'] ?? '') === '';
  return Array.from({ length: count }, (_, slot): Record<string, string> => {
    const device = devices[slot % Math.max(1, devices.length)];
    if (device?.cudaId === undefined) return {};
    return {
      CUDA_VISIBLE_DEVICES: device.cudaId,
      ...(chooseByName ? { YATES_WEBGPU_ADAPTER: device.name } : {}),
    };
  });
}

/** A part of a GPU; the query for whole ones does not list it. */
function slice(cudaId: string): Gpu {
  return { index: cudaId, gpu: { kind: 'gpu', name: 'GPU slice', memoryBytes: 0, cudaId } };
}

async function queryGpus(options: NvidiaQueryOptions): Promise<Gpu[]> {
  const query = ['--query-gpu=index,uuid,memory.total,name', '--format=csv,noheader,nounits'];
  const answer = await askNvidia(query, options);
  if (answer.kind === 'trouble') throw queryError(answer.why);
  return answer.kind === 'answer' ? parseNvidiaSmi(answer.text) : [];
}

function queryError(why: string): YatesError {
  return new YatesError({
    code: 'E_GPU_QUERY',
    message: `the GPUs of this machine cannot be used: ${why}`,
    next: 'mend the driver or restart the machine; for an agent that runs trials on the CPU, set CUDA_VISIBLE_DEVICES to nothing',
  });
}
