/** Classes a fault by how the process exited; the class decides whether the trial is retried. */
import { errorEntry, isErrorCode } from '../../base/error-codes.ts';
import type { Fault } from '../core/outcome.ts';
import { lackOfMachine } from './machine-texts.ts';
import type { Thrown } from '../trainer/protocol.ts';

/** How a process ended, and what it left. */
export interface ProcessExit {
  /** The error that the trial threw, when the process lived to report it. */
  readonly thrown: Thrown | undefined;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly outputTail: string;
  /** The kernel killed a process of this machine (or container) for memory while the trial ran. */
  readonly kernelKilledForMemory: boolean;
}

/** What Node throws when a package is missing: the trial may run on another machine. */
const missingModuleCodes: ReadonlySet<string> = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

/** How running out of memory reads in V8, WebAssembly, CUDA, TensorFlow, JAX, Python, C and C++, and in the system. */
export const outOfMemoryTexts: readonly RegExp[] = [
  /JavaScript heap out of memory/,
  /Array buffer allocation failed/,
  /Invalid (?:typed )?array length/,
  /WebAssembly\..{0,200}(?:could not allocate|out of memory|Maximum memory size exceeded)/i,
  /Cannot enlarge memory|memory\.grow|Aborted\(OOM\)|\bOOM when allocating\b/i,
  /\b(?:HIP|MPS backend|XPU) out of memory\b|RESOURCE_EXHAUSTED: Out of memory/,
  /^(?:[\w.]+\.)?_?(?:Array)?MemoryError\b/m,
  /CUDA_ERROR_OUT_OF_MEMORY|CUDA out of memory|cudaErrorMemoryAllocation|CUBLAS_STATUS_ALLOC_FAILED/,
  /failed to allocate .{0,200}(?:memory|bytes)|ran out of memory trying to allocate/i,
  /std::bad_alloc|Cannot allocate memory|\bENOMEM\b/,
  /\bmalloc\b.{0,200}(?:failed|out of memory)/i,
];

/** What a shell answers for a program that it may not execute, or does not find. */
const shellFaults: ReadonlyMap<number, string> = new Map([
  [126, 'a program could not be executed'],
  [127, 'a program was not found'],
]);

/** Someone outside asked the process to end: no trial sends these to itself. */
const outsideSignals: ReadonlySet<NodeJS.Signals> = new Set([
  'SIGKILL',
  'SIGTERM',
  'SIGINT',
  'SIGHUP',
  'SIGQUIT',
]);

export function classify(exit: ProcessExit): Omit<Fault, 'outputTail'> {
  const { thrown, outputTail, kernelKilledForMemory } = exit;
  if (thrown !== undefined) {
    const message = thrown.message.startsWith(thrown.code)
      ? thrown.message
      : `${thrown.code} ${thrown.message}`;
    const known = isErrorCode(thrown.code) ? errorEntry(thrown.code).fault : undefined;
    if (known !== undefined) return { faultClass: known, message };
    if (missingModuleCodes.has(thrown.code)) return { faultClass: 'machine', message };
    const outOfMemory = matchesOutOfMemory(thrown.message);
    return { faultClass: outOfMemory ? 'outOfMemory' : 'user', message };
  }
  const { exitCode, signal } = fromShell(exit);
  if (signal === 'SIGKILL' && kernelKilledForMemory) {
    return { faultClass: 'outOfMemory', message: 'the kernel killed it: the machine ran out of memory' };
  }
  // Before all signals: V8 and C++ end in SIGABRT, and only the text tells why.
  const evidence = outputTail.split('\n').find(matchesOutOfMemory);
  if (evidence !== undefined && exitCode !== 0) {
    return { faultClass: 'outOfMemory', message: `it ran out of memory: ${evidence.trim()}` };
  }
  if (signal !== null && outsideSignals.has(signal)) {
    return { faultClass: 'infrastructure', message: `it was killed from outside by ${signal}` };
  }
  if (signal !== null) return { faultClass: 'user', message: `it crashed with ${signal}` };
  const lacking = exitCode === 0 ? undefined : lackOfMachine(outputTail);
  if (lacking !== undefined)
    return { faultClass: 'machine', message: `this machine lacks something: ${lacking}` };
  const shellFault = shellFaults.get(exitCode ?? 0);
  if (shellFault !== undefined)
    return { faultClass: 'machine', message: `${shellFault} (exit code ${exitCode})` };
  return exitCode === 0
    ? { faultClass: 'user', message: 'it exited without a result' }
    : { faultClass: 'user', message: `it failed with exit code ${exitCode}` };
}

function matchesOutOfMemory(text: string): boolean {
  return outOfMemoryTexts.some((pattern) => pattern.test(text));
}

/** A shell between us and the trial reports the signal that ended it as 128 + its number. */
function fromShell({ exitCode, signal }: ProcessExit): Pick<ProcessExit, 'exitCode' | 'signal'> {
  const named: Readonly<Record<number, NodeJS.Signals>> = {
    129: 'SIGHUP',
    130: 'SIGINT',
    131: 'SIGQUIT',
    134: 'SIGABRT',
    137: 'SIGKILL',
    139: 'SIGSEGV',
    143: 'SIGTERM',
  };
  return { exitCode, signal: signal ?? named[exitCode ?? 0] ?? null };
}
