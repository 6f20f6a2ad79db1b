/** Slices of GPUs in MIG mode, which the query for GPUs does not list. */

export interface MigSlice {
  /** As CUDA_VISIBLE_DEVICES names it. */
  readonly cudaId: string;
  /** UUID of the GPU that it is a part of. */
  readonly gpuId: string;
  /** Such as `3g.20gb`. */
  readonly profile: string;
  /** As the profile says; 0 where it does not. */
  readonly memoryBytes: number;
}

const gpuLine = /^GPU \d+: .*\(UUID: (GPU-[\w-]+)\)/;
const sliceLine = /^\s+MIG (\S+)\s+Device\s+\d+: \(UUID: (MIG-[\w/-]+)\)/;

/** @param text output of `nvidia-smi -L` */
export function parseMigSlices(text: string): MigSlice[] {
  const slices: MigSlice[] = [];
  let gpuId = '';
  for (const line of text.split('\n')) {
    gpuId = gpuLine.exec(line)?.[1] ?? gpuId;
    const [, profile = '', cudaId] = sliceLine.exec(line) ?? [];
    if (cudaId === undefined || gpuId === '') continue;
    const gibibytes = Number(/(\d{1,6})gb/.exec(profile)?.[1] ?? 0);
    slices.push({ cudaId, gpuId, profile, memoryBytes: gibibytes * 2 ** 30 });
  }
  return slices;
}

/** @param csv output of `nvidia-smi --query-gpu=uuid,mig.mode.current --format=csv,noheader` */
export const gpusInMigMode = (csv: string): ReadonlySet<string> =>
  new Set([...csv.matchAll(/^[ \t]*(GPU-[\w-]+)[ \t]*,[ \t]*Enabled[ \t\r]*$/gm)].map(([, id]) => id ?? ''));
