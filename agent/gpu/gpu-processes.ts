/** Which processes hold memory of a GPU, in words: somebody's who is no trial of ours, or one that was left over. */
import { formatMemorySize } from '../../base/memory-size.ts';
import { askNvidia } from './nvidia-smi.ts';

const namedMax = 3;

/**
 * Empty where nothing is known of it: in a container nvidia-smi lists no processes of others.
 *
 * @param cudaId of a whole GPU
 */
export async function processesOn(cudaId: string): Promise<string> {
  const query = '--query-compute-apps=gpu_uuid,pid,used_memory,process_name';
  const answer = await askNvidia([query, '--format=csv,noheader,nounits', `--id=${cudaId}`]);
  return answer.kind === 'answer' ? describeProcesses(answer.text, cudaId) : '';
}

/** @param csv one process a line: GPU, process id, MiB, program */
export function describeProcesses(csv: string, cudaId: string): string {
  const found = csv.split('\n').flatMap((line) => {
    const [gpu, pid = '', mebibytes = '', ...name] = line.split(',').map((field) => field.trim());
    if (gpu !== cudaId || !/^\d+$/.test(pid)) return [];
    const size = /^\d+$/.test(mebibytes) ? `, ${formatMemorySize(Number(mebibytes) * 2 ** 20)}` : '';
    return [`process ${pid} (${name.join(',').slice(-60)}${size})`];
  });
  const more = found.length > namedMax ? ` and ${found.length - namedMax} more` : '';
  return found.slice(0, namedMax).join(', ') + more;
}
