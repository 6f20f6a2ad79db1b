import { describe, expect, it } from 'vitest';
import { classify, type ProcessExit } from '../../../../agent/process/classify.ts';

const exited: ProcessExit = {
  thrown: undefined,
  exitCode: 0,
  signal: null,
  outputTail: '',
  kernelKilledForMemory: false,
};
const thrown = (message: string, code = '') => ({ ...exited, thrown: { code, message, stack: '' } });
const printed = (outputTail: string, rest: Partial<ProcessExit> = { exitCode: 1 }) => ({
  ...exited,
  outputTail,
  ...rest,
});

// As these runtimes print it.
const v8 = `<--- Last few GCs --->
FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory
----- Native stack trace -----
 1: 0xb76db1 node::OOMErrorHandler(char const*, v8::OOMDetails const&) [node]`;

describe('the class of a fault', () => {
  it.each<[string, ProcessExit, string]>([
    ['an exception', thrown('factor scale: level "two" is not a number'), 'user'],
    ['a Yates error', thrown('level is unknown', 'E_TRIAL_SETTING'), 'user'],
    ['a diverged loss', thrown('the loss is NaN at step 12', 'E_TRIAL_DIVERGED'), 'diverged'],
    ['a data package that is not installed', thrown('npm ci', 'E_DATA_PACKAGE'), 'machine'],
    ['kernels that are not built', thrown('build them', 'E_KERNELS_NOT_BUILT'), 'machine'],
    ['an array that does not fit', thrown('Array buffer allocation failed'), 'outOfMemory'],
    ['a full wasm heap', thrown('WebAssembly.Memory(): could not allocate memory'), 'outOfMemory'],
    ['a wasm heap that is told', thrown('the wasm heap has no room', 'E_OUT_OF_MEMORY'), 'outOfMemory'],
    ['an estimate', thrown('the cell needs about 16 GB', 'E_OUT_OF_MEMORY_ESTIMATE'), 'outOfMemory'],
    ['an emscripten heap', thrown('Aborted(OOM). Build with -sASSERTIONS for more info.'), 'outOfMemory'],
    [
      'a TensorFlow op',
      thrown('OOM when allocating tensor with shape[64,32,32,320] and type float on GPU:0'),
      'outOfMemory',
    ],
    ['a CUDA call', thrown('CUDA_ERROR_OUT_OF_MEMORY: out of memory'), 'outOfMemory'],
    ['a system call', thrown('spawn ENOMEM', 'ENOMEM'), 'outOfMemory'],
    ['a full V8 heap', printed(v8, { exitCode: null, signal: 'SIGABRT' }), 'outOfMemory'],
    ['a full V8 heap behind a shell', printed(v8, { exitCode: 134 }), 'outOfMemory'],
    [
      'a C++ allocation',
      printed("terminate called after throwing an instance of 'std::bad_alloc'", {
        exitCode: null,
        signal: 'SIGABRT',
      }),
      'outOfMemory',
    ],
    ['a failed malloc', printed('malloc of 1073741824 bytes failed'), 'outOfMemory'],
    [
      'the kernel, by its own count',
      { ...exited, exitCode: null, signal: 'SIGKILL', kernelKilledForMemory: true },
      'outOfMemory',
    ],
    ['kill -9', { ...exited, exitCode: null, signal: 'SIGKILL' }, 'infrastructure'],
    ['kill -9 behind a shell', { ...exited, exitCode: 137 }, 'infrastructure'],
    ['kill', { ...exited, exitCode: null, signal: 'SIGTERM' }, 'infrastructure'],
    ['a segmentation fault', { ...exited, exitCode: null, signal: 'SIGSEGV' }, 'user'],
    ['a native abort', { ...exited, exitCode: null, signal: 'SIGABRT' }, 'user'],
    ['an exit code', { ...exited, exitCode: 7 }, 'user'],
    [
      'a module that Python does not find',
      printed("Traceback:\nModuleNotFoundError: No module named 'torch'"),
      'machine',
    ],
    [
      'a module that Python looked for in vain and did without',
      printed("ModuleNotFoundError: No module named 'apex'\n1\n2\n3\n4\n5\nValueError: bad lr"),
      'user',
    ],
    [
      'a shared library',
      printed('./train: error while loading shared libraries: libcudart.so.12'),
      'machine',
    ],
    ['a GPU that is gone', printed('RuntimeError: No CUDA GPUs are available'), 'machine'],
    [
      'a GPU that is gone, with advice after it',
      printed('CUDA error: no CUDA-capable device is detected\nadvice\n'),
      'machine',
    ],
    ['a program that a shell does not find', { ...exited, exitCode: 127 }, 'machine'],
    ['a program that a shell may not execute', { ...exited, exitCode: 126 }, 'machine'],
    ['a warning about modules before a good end', printed("No module named 'apex'", { exitCode: 0 }), 'user'],
    ['an end without a result', exited, 'user'],
    ['a harmless mention of memory', printed('memory: 812 MiB of 1 GiB, malloc arenas 4'), 'user'],
    [
      'a kernel kill elsewhere while this one exited',
      { ...exited, exitCode: 3, kernelKilledForMemory: true },
      'user',
    ],
  ])('of %s', (_name, remains, faultClass) => {
    expect(classify(remains).faultClass).toBe(faultClass);
  });

  it('is told in words', () => {
    expect(classify({ ...exited, exitCode: 7 }).message).toBe('it failed with exit code 7');
    expect(classify(thrown('the loss is NaN', 'E_TRIAL_DIVERGED')).message).toBe(
      'E_TRIAL_DIVERGED the loss is NaN',
    );
    // A message that has its code already, as Node's have.
    const missing = 'ENOENT: no such file or directory, open "latents.safetensors"';
    expect(classify(thrown(missing, 'ENOENT')).message).toBe(missing);
    expect(classify(printed(v8, { exitCode: null, signal: 'SIGABRT' })).message).toBe(
      'it ran out of memory: FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    );
  });
});
