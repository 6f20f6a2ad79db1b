/** What nvidia-smi says of the GPUs at this moment. */
import { askNvidia } from './nvidia-smi.ts';

export interface GpuReading {
  /** Its UUID, as CUDA_VISIBLE_DEVICES names it. */
  readonly cudaId: string;
  readonly name: string;
  /** 0 where it is not known (memory shared with the CPU). */
  readonly memoryBytes: number;
  /** By anybody. */
  readonly usedBytes: number;
  /** 0 to 1. */
  readonly utilisation: number;
  readonly temperatureC: number;
}

const fields = 'uuid,memory.total,memory.used,utilization.gpu,temperature.gpu,name';

/**
 * Empty where there is no nvidia-smi.
 *
 * @param cudaId of one GPU. Default: all
 * @throws Error where nvidia-smi hangs or fails although there are GPUs
 */
export async function readGpus(cudaId?: string): Promise<GpuReading[]> {
  const only = cudaId === undefined ? [] : [`--id=${cudaId}`];
  const query = [`--query-gpu=${fields}`, '--format=csv,noheader,nounits', ...only];
  const answer = await askNvidia(query);
  if (answer.kind === 'trouble') throw new Error(answer.why);
  return answer.kind === 'answer' ? parseGpuReadings(answer.text) : [];
}

/** @param csv one GPU a line; numbers that it does not know are `[N/A]` or the like, and read as 0 */
export function parseGpuReadings(csv: string): GpuReading[] {
  return csv.split('\n').flatMap((line) => {
    const [cudaId = '', total, used, percent, temperature, ...name] = line
      .split(',')
      .map((field) => field.trim());
    if (!cudaId.startsWith('GPU-')) return [];
    const number = (text: string | undefined): number => Number(text) || 0;
    return [
      {
        cudaId,
        name: name.join(','),
        memoryBytes: number(total) * 2 ** 20,
        usedBytes: number(used) * 2 ** 20,
        utilisation: number(percent) / 100,
        temperatureC: number(temperature),
      },
    ];
  });
}
