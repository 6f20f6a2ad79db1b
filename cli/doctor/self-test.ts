/** `yates doctor --self-test`: every backend of this machine, each in a process of its own, held against the reference. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { entryPoint } from '../../base/entry-point.ts';
import { type BackendMeasurement, phaseMark } from './backend-measurement.ts';

export type BackendResult = { readonly name: string; readonly chosen: boolean } & (
  | { readonly verdict: 'right' | 'wrong'; readonly measured: BackendMeasurement; readonly reason: string }
  | { readonly verdict: 'unavailable'; readonly reason: string }
);

export interface SelfTestReport {
  /** The chosen backend computes rightly. */
  readonly healthy: boolean;
  readonly results: readonly BackendResult[];
}

/** Measures one backend; none named: the one that is chosen. @throws Error saying why it cannot be had */
export type Measure = (name?: string) => Promise<BackendMeasurement>;

/**
 * @param names of all backends, fastest first
 * @param wanted those to test; the chosen one is always tested too
 * @param insisted the one that trials take or fail, as YATES_BACKEND names it; undefined where they choose
 * @param onStart before each backend, since some take a minute; undefined for the chosen one
 */
export async function selfTestBackends(
  names: readonly string[],
  wanted: readonly string[],
  measure: Measure,
  insisted: string | undefined,
  onStart: (name?: string) => void,
): Promise<SelfTestReport> {
  const results = new Map<string, BackendResult>();
  const passedOver = new Map<string, string>();
  onStart();
  try {
    const chosen = await measure();
    results.set(chosen.name, judged(chosen, true));
    for (const { name, reason } of chosen.skipped) passedOver.set(name, reason);
  } catch (error) {
    const name = insisted ?? 'auto';
    results.set(name, { name, chosen: true, verdict: 'unavailable', reason: reasonOf(error) });
  }
  for (const name of wanted) {
    if (results.has(name)) continue;
    onStart(name);
    try {
      const measured = await measure(name);
      const result = judged(measured, false);
      // Named it can be had, and yet it was passed over: the more telling reason is the first.
      results.set(name, {
        ...result,
        reason: [result.reason, passedOver.get(name)].filter(Boolean).join('; '),
      });
    } catch (error) {
      results.set(name, {
        name,
        chosen: false,
        verdict: 'unavailable',
        reason: bothReasons(passedOver.get(name), reasonOf(error)),
      });
    }
  }
  const order = ['auto', ...names];
  const sorted = [...results.values()].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return { healthy: sorted.some(({ chosen, verdict }) => chosen && verdict === 'right'), results: sorted };
}

/** Why it was passed over, and why it cannot be had even by name, where that is something else. */
function bothReasons(passedOver: string | undefined, byName: string): string {
  if (passedOver === undefined || passedOver === byName) return byName;
  return `${passedOver}; by name: ${byName}`;
}

function judged(measured: BackendMeasurement, chosen: boolean): BackendResult & { readonly reason: string } {
  const { faults } = measured.parity;
  const more = faults.length > 1 ? ` and ${faults.length - 1} more` : '';
  const verdict = faults.length === 0 ? 'right' : 'wrong';
  return {
    name: measured.name,
    chosen,
    verdict,
    measured,
    reason: faults.length === 0 ? '' : `${faults[0]}${more}`,
  };
}

/** No backend takes longer, SwiftShader on a busy machine included. */
const timeoutMs = 900_000;

interface ChildFailure extends Error {
  readonly stderr?: string;
  readonly signal?: string | null;
  /** By us, for its time was over. */
  readonly killed?: boolean;
}

/** A native library that aborts takes its own process with it, not the doctor. */
export async function measureInChild(name?: string): Promise<BackendMeasurement> {
  const args = entryPoint(new URL('./measure-backend.ts', import.meta.url), import.meta.url);
  const words = [...args, ...(name === undefined ? [] : [name])];
  let stdout: string;
  try {
    ({ stdout } = await promisify(execFile)(process.execPath, words, { timeout: timeoutMs }));
  } catch (error) {
    const { stderr = '', signal, killed, message } = error as ChildFailure;
    const lines = stderr.trim().split('\n');
    const last = lines.findLast((line) => !line.startsWith(phaseMark)) ?? '';
    const phase = lines.findLast((line) => line.startsWith(phaseMark))?.slice(phaseMark.length) ?? 'to start';
    const why =
      killed === true
        ? `it took longer than ${timeoutMs / 60_000} minutes, and was about ${phase}`
        : typeof signal === 'string'
          ? `its process ended with ${signal}: ${last}`
          : message;
    throw new Error(why, { cause: error });
  }
  const answer = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as BackendMeasurement | { error: string };
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
