/** What this machine computes on, and how its slots share it. */
import { cpus, totalmem } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { YatesError } from '../../base/error.ts';
import { gpusInMigMode, type MigSlice, parseMigSlices } from './mig-slices.ts';
import { askNvidia, type NvidiaAnswer, type NvidiaQueryOptions } from './nvidia-smi.ts';

export interface Device {
  readonly kind: 'cpu' | 'gpu';
  readonly name: string;
  readonly memoryBytes: number;
  /** As CUDA_VISIBLE_DEVICES names it; undefined for the CPU. */
  readonly cudaId: string | undefined;
  /** UUID of the GPU that it is a slice of (MIG); left out for whole ones. */
  readonly sliceOf?: string;
}

/**
 * GPUs where nvidia-smi finds some, with the slices of a GPU in MIG mode in its place; else the CPU.
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
  /** Of a slice, that of its GPU. */
  readonly index: string;
  readonly gpu: Device;
}

/** @param csv output of `nvidia-smi --query-gpu=index,uuid,memory.total,name --format=csv,noheader,nounits` */
export function parseNvidiaSmi(csv: string): Gpu[] {
  return csv.split('\n').flatMap((line) => {
    const [index = '', uuid = '', mebibytes = '', ...name] = line.split(',').map((field) => field.trim());
    // Errors go to standard output too ("No devices were found"): only a line that begins like a GPU is one.
    if (!/^\d+$/.test(index) || !uuid.startsWith('GPU-')) return [];
    const memoryBytes = (Number.isFinite(Number(mebibytes)) ? Number(mebibytes) : 0) * 2 ** 20;
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
    const matches = name === '' ? [] : gpus.filter((one) => isNamed(one, name));
    // As CUDA itself does: what follows a name that means nothing is not visible either.
    if (matches.length === 0 && !name.startsWith('MIG-')) break;
    if (matches.length === 0) found.push(unknownSlice(name));
    // A name of a whole GPU stands for all of its slices, any other for one.
    else
      found.push(
        ...(matches[0]?.gpu.sliceOf === undefined || name.startsWith('MIG-') ? matches.slice(0, 1) : matches),
      );
  }
  return found;
}

const isNamed = ({ index, gpu: { cudaId = '', sliceOf = '' } }: Gpu, name: string): boolean =>
  index === name || cudaId.startsWith(name) || sliceOf.startsWith(name);

/** The slices of each GPU that has some, in its place. One that is in MIG mode and has none is of no use to anybody. */
function withSlices(
  gpus: readonly Gpu[],
  slices: readonly MigSlice[],
  inMigMode: ReadonlySet<string> = new Set(),
): Gpu[] {
  return gpus.flatMap((one) => {
    const own = slices.filter(({ gpuId }) => gpuId === one.gpu.cudaId);
    if (own.length === 0) return inMigMode.has(one.gpu.cudaId ?? '') ? [] : [one];
    return own.map(({ cudaId, gpuId, profile, memoryBytes }) => {
      const name = `${one.gpu.name} MIG ${profile}`;
      return { index: one.index, gpu: { kind: 'gpu', name, memoryBytes, cudaId, sliceOf: gpuId } as const };
    });
  });
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

/** A slice that nvidia-smi does not list, such as in a container that has nothing but the slice. */
function unknownSlice(cudaId: string): Gpu {
  return { index: cudaId, gpu: { kind: 'gpu', name: 'GPU slice', memoryBytes: 0, cudaId, sliceOf: '' } };
}

async function queryGpus(options: NvidiaQueryOptions): Promise<Gpu[]> {
  const query = ['--query-gpu=index,uuid,memory.total,name', '--format=csv,noheader,nounits'];
  const answer = await askAgain(query, options);
  if (answer.kind === 'trouble') throw queryError(answer.why);
  const gpus = answer.kind === 'answer' ? parseNvidiaSmi(answer.text) : [];
  if (gpus.length === 0) return [];
  const known = { ...options, hasGpu: () => true };
  const list = await askAgain(['-L'], known);
  if (list.kind === 'trouble') throw queryError(list.why);
  // Drivers that know nothing of MIG refuse to be asked, and have no slices.
  const mode = await askNvidia(['--query-gpu=uuid,mig.mode.current', '--format=csv,noheader'], known);
  return withSlices(
    gpus,
    list.kind === 'answer' ? parseMigSlices(list.text) : [],
    mode.kind === 'answer' ? gpusInMigMode(mode.text) : undefined,
  );
}

/** A driver that just comes up may fail the first time. */
async function askAgain(args: readonly string[], options: NvidiaQueryOptions): Promise<NvidiaAnswer> {
  const first = await askNvidia(args, options);
  if (first.kind !== 'trouble') return first;
  await delay(options.againMs ?? againMsDefault);
  return await askNvidia(args, options);
}

const againMsDefault = 2_000;

function queryError(why: string): YatesError {
  return new YatesError({
    code: 'E_GPU_QUERY',
    message: `the GPUs of this machine cannot be used: ${why}`,
    next: 'mend the driver or restart the machine; for an agent that runs trials on the CPU, set CUDA_VISIBLE_DEVICES to nothing',
  });
}
