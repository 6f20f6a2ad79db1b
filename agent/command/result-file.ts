/** Metrics that a program leaves in a file: `{"loss": 0.2}`, or the same under the key `result`. */
import { statSync } from 'node:fs';
import { limits } from '../../base/limits.ts';
import { parseLooseJson } from './loose-json.ts';
import { isMap, metricsFault, numbersOf } from './report-line.ts';
import { readTrialFile } from './trial-file.ts';

/** What a file looks like from outside, to tell whether it was written since; undefined where there is none. */
export function glance(path: string): string | undefined {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return undefined;
  }
}

/**
 * @param before `glance` before the program was started
 * @param owner user id of the program, where that is not the agent's own
 * @returns undefined where the program has not written it
 * @throws Error when it cannot be read, or does not hold metrics
 */
export async function readResultFile(
  path: string,
  before: string | undefined,
  owner?: number,
): Promise<Record<string, number> | undefined> {
  const now = glance(path);
  if (now === undefined || now === before) return undefined;
  const bytes = await readTrialFile(path, owner, limits.resultFileBytes).catch((cause: Error) => {
    throw new Error(`the result file cannot be read: ${cause.message}`, { cause });
  });
  return metricsOfResult(bytes.toString('utf8'));
}

/** @throws Error for a text that does not hold metrics, or too many */
export function metricsOfResult(text: string): Record<string, number> {
  const value = parseLooseJson(text);
  if (!isMap(value)) throw new Error('the result file does not hold a JSON map of metrics');
  const metrics = numbersOf(isMap(value['result']) ? value['result'] : value);
  const fault = metricsFault(metrics);
  if (fault !== undefined) throw new Error(fault);
  return metrics;
}
