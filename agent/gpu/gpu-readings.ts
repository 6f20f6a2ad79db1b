/** What nvidia-smi says of the GPUs at this moment. */
import { askNvidia, type NvidiaQueryOptions } from './nvidia-smi.ts';

/** Undefined for what is not known, as of memory that a GPU shares with the CPU. */
export interface GpuReading {
  /** Its UUID, as CUDA_VISIBLE_DEVICES names it. */
  readonly cudaId: string;
  readonly name: string;
  readonly memoryBytes: number | undefined;
  /** By anybody. */
  readonly usedBytes: number | undefined;
  /** 0 to 1. */
  readonly utilisation: number | undefined;
  readonly temperatureC: number | undefined;
  /** What it says in place of readings, such as `GPU is lost`; undefined where it is in order. */
  readonly trouble: string | undefined;
}

const fields = 'uuid,memory.total,memory.used,utilization.gpu,temperature.gpu,name';

/**
 * Empty where there is no nvidia-smi.
 *
 * @param cudaId of one whole GPU. Default: all
 * @throws Error where nvidia-smi hangs or fails although there are GPUs
 */
export async function readGpus(cudaId?: string, options?: NvidiaQueryOptions): Promise<GpuReading[]> {
  const only = cudaId === undefined ? [] : [`--id=${cudaId}`];
  const query = [`--query-gpu=${fields}`, '--format=csv,noheader,nounits', ...only];
  const answer = await askNvidia(query, options);
  if (answer.kind === 'trouble') throw new Error(answer.why);
  return answer.kind === 'answer' ? parseGpuReadings(answer.text) : [];
}

/** How nvidia-smi writes that a GPU gives no answer any more, in place of a number. */
const lost = /\[?\b(GPU is lost|Unknown Error|GPU requires reset)\b/i;

/** @param csv one GPU a line; numbers that it does not know are `[N/A]` or the like */
export function parseGpuReadings(csv: string): GpuReading[] {
  return csv.split('\n').flatMap((line) => {
    const [cudaId = '', total, used, percent, temperature, ...name] = line
      .split(',')
      .map((field) => field.trim());
    if (!cudaId.startsWith('GPU-')) return [];
    const memory = mebibytes(total);
    return [
      {
        cudaId,
        name: name.join(','),
        memoryBytes: memory,
        usedBytes: memory === undefined ? undefined : mebibytes(used),
        utilisation: scaled(percent, 1 / 100),
        temperatureC: scaled(temperature, 1),
        trouble: lost.exec(line)?.[1],
      },
    ];
  });
}

const mebibytes = (text: string | undefined): number | undefined => scaled(text, 2 ** 20);

const scaled = (text: string | undefined, unit: number): number | undefined =>
  /^\d{1,15}(?:\.\d+)?$/.test(text ?? '') ? Number(text) * unit : undefined;
