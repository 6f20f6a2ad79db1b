/** `yates doctor --gpus`: finds, locks, shows and reads the GPUs of this machine as an agent does, without a coordinator. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DeviceLocks } from '../../agent/gpu/device-locks.ts';
import { readEach } from '../../agent/gpu/device-watch.ts';
import { type Device, detectDevices } from '../../agent/gpu/devices.ts';
import { processesOn } from '../../agent/gpu/gpu-processes.ts';
import type { GpuTrouble } from '../../agent/gpu/gpu-presence.ts';
import type { GpuReading } from '../../agent/gpu/gpu-readings.ts';
import { rendezvousEnv, takeRendezvous } from '../../agent/gpu/rendezvous.ts';

export interface GpuFinding {
  readonly id: string;
  readonly name: string;
  readonly memoryBytes: number;
  /** UUID of the GPU that it is a slice of; null for a whole one. */
  readonly sliceOf: string | null;
  /** Who else on this machine holds it, in words; null for nobody. */
  readonly heldBy: string | null;
  /** What else holds memory of it, in words; empty where it is not known, or nothing does. */
  readonly processes: string;
  readonly utilisation: number | null;
  readonly usedBytes: number | null;
  readonly temperatureC: number | null;
  /** Null where it answers. */
  readonly trouble: string | null;
  /** A process that was given this device alone saw exactly it. */
  readonly isShownAlone: boolean;
}

export interface GpuReport {
  readonly healthy: boolean;
  readonly gpus: readonly GpuFinding[];
  /** What a trial that has all whole GPUs was told, as it saw it. */
  readonly together: Readonly<Record<string, string>>;
}

const names = ['CUDA_VISIBLE_DEVICES', 'MASTER_ADDR', 'MASTER_PORT', 'PET_NPROC_PER_NODE'] as const;
const childMs = 20_000;

/** @throws YatesError E_GPU_QUERY */
export async function examineGpus(): Promise<GpuReport> {
  const devices = (await detectDevices()).filter(({ kind }) => kind === 'gpu');
  const locks = new DeviceLocks({ name: 'yates doctor', warn: () => {} });
  try {
    const gpuIds = [...new Set(devices.map(({ cudaId = '', sliceOf }) => sliceOf ?? cudaId))];
    const readings = await readEach(gpuIds.filter((id) => id !== ''));
    const gpus: GpuFinding[] = [];
    for (const device of devices) gpus.push(await examineOne(device, locks, readings));
    const whole = devices.flatMap(({ cudaId, sliceOf }) => (sliceOf === undefined ? (cudaId ?? []) : []));
    const together = whole.length === 0 ? {} : await seenTogether(whole);
    const areTogether = whole.length === 0 || together['CUDA_VISIBLE_DEVICES'] === whole.join(',');
    const healthy =
      areTogether && gpus.every(({ trouble, isShownAlone }) => trouble === null && isShownAlone);
    return { healthy, gpus, together };
  } finally {
    locks.freeAll();
  }
}

async function examineOne(
  { cudaId = '', name, memoryBytes, sliceOf }: Device,
  locks: DeviceLocks,
  readings: ReadonlyMap<string, GpuReading | GpuTrouble>,
): Promise<GpuFinding> {
  const reading = readings.get(sliceOf ?? cudaId);
  const isRead = reading !== undefined && !('why' in reading);
  const seen = await seenByChild({ CUDA_VISIBLE_DEVICES: cudaId });
  return {
    id: cudaId,
    name,
    memoryBytes,
    sliceOf: sliceOf ?? null,
    heldBy: (await locks.take(cudaId)) ?? null,
    processes: sliceOf === undefined ? await processesOn(cudaId) : '',
    utilisation: (isRead && sliceOf === undefined ? reading.utilisation : undefined) ?? null,
    usedBytes: (isRead && sliceOf === undefined ? reading.usedBytes : undefined) ?? null,
    temperatureC: (isRead ? reading.temperatureC : undefined) ?? null,
    trouble: reading !== undefined && 'why' in reading ? reading.why : null,
    isShownAlone: seen['CUDA_VISIBLE_DEVICES'] === cudaId,
  };
}

async function seenTogether(cudaIds: readonly string[]): Promise<Record<string, string>> {
  const rendezvous = await takeRendezvous('yates doctor');
  const meet = rendezvous === undefined ? {} : rendezvousEnv(rendezvous.port, cudaIds.length);
  const seen = await seenByChild({ CUDA_VISIBLE_DEVICES: cudaIds.join(','), ...meet });
  rendezvous?.free();
  return seen;
}

/** What a process finds in its environment that is started with this one, as a trial's is. */
async function seenByChild(env: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const code = `console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => process.env[name] ?? null)))`;
  const options = { env: { ...process.env, ...env }, timeout: childMs };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', code], options);
  const values = JSON.parse(stdout) as (string | null)[];
  return Object.fromEntries(
    names.flatMap((name, at) => (typeof values[at] === 'string' ? [[name, values[at]]] : [])),
  );
}
