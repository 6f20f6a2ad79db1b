import { describe, expect, it } from 'vitest';
import { classify } from '../../../../agent/process/classify.ts';
import { lackOfMachine, machineTexts } from '../../../../agent/process/machine-texts.ts';

/** Last lines of real programs: Python, PyTorch, JAX, TensorFlow, the loader, nvidia-smi, Node and the shell. */
const said: readonly (readonly [lacks: string, line: string])[] = [
  ['a package', "ModuleNotFoundError: No module named 'torchvision'"],
  ['a package', "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'sharp' imported from /srv/train.mjs"],
  ['a package', "Error: Cannot find module 'sharp'"],
  [
    'a shared library',
    'ImportError: libcudart.so.12: cannot open shared object file: No such file or directory',
  ],
  [
    'a shared library',
    'train: error while loading shared libraries: libnccl.so.2: cannot open shared object file',
  ],
  ['a device', 'RuntimeError: No CUDA GPUs are available'],
  ['a device', 'RuntimeError: CUDA error: no CUDA-capable device is detected'],
  ['a device', 'RuntimeError: CUDA error: invalid device ordinal'],
  ['a device', 'failed call to cuInit: CUDA_ERROR_NO_DEVICE: no device'],
  ['a device', "RuntimeError: Unable to initialize backend 'cuda': no visible devices"],
  ['a device that is free', 'RuntimeError: CUDA error: all CUDA-capable devices are busy or unavailable'],
  ['a device that is free', 'RuntimeError: CUDA error: CUDA-capable device(s) is/are busy or unavailable'],
  ['a package with CUDA', 'AssertionError: Torch not compiled with CUDA enabled'],
  ['a driver', 'RuntimeError: Found no NVIDIA driver on your system.'],
  ['a driver', 'CUDA driver version is insufficient for CUDA runtime version'],
  ['a driver in order', 'Failed to initialize NVML: Driver/library version mismatch'],
  ['a driver in order', 'RuntimeError: CUDA error: unknown error'],
  ['a driver in order', 'cuInit failed: CUDA_ERROR_SYSTEM_NOT_READY'],
  ['a GPU in order', 'RuntimeError: CUDA error: uncorrectable ECC error encountered'],
  ['a GPU in order', 'Unable to determine the device handle for GPU: GPU is lost. Reboot the system'],
  ['room on its disk', 'OSError: [Errno 28] No space left on device'],
  ['room on its disk', 'Error: ENOSPC: no space left on device, write'],
  ['room on its disk', 'OSError: [Errno 122] Disk quota exceeded'],
  ['a disk in order', 'OSError: [Errno 5] Input/output error'],
  ['a disk in order', "OSError: [Errno 116] Stale file handle: '/data/train.bin'"],
  ['processes or memory to spare', 'OpenBLAS: pthread_create failed: Resource temporarily unavailable'],
];

const exit = { thrown: undefined, signal: null, kernelKilledForMemory: false };

describe('what a machine lacks', () => {
  it.each(said)('%s: %s', (lacks, line) => {
    const outputTail = `Traceback (most recent call last):\n  File "train.py", line 3\n${line}\n`;
    const { faultClass, message } = classify({ ...exit, exitCode: 1, outputTail });
    expect(faultClass).toBe('machine');
    expect(message).toContain(`${lacks}: ${line}`);
  });

  it('has an example for every row of the table', () => {
    const unseen = machineTexts.filter(({ pattern }) => !said.some(([, line]) => pattern.test(line)));
    expect(unseen).toEqual([]);
  });

  it.each([
    "KeyError: 'no such column'",
    'RuntimeError: CUDA error: device-side assert triggered',
    "FileNotFoundError: [Errno 2] No such file or directory: 'data.csv'",
    'ValueError: No module of this kind',
  ])('is the fault of the program: %s', (line) => {
    expect(classify({ ...exit, exitCode: 1, outputTail: line }).faultClass).toBe('user');
  });

  it('counts at the end of the output alone', () => {
    const warning = 'warning: No space left on device, going on without a cache';
    expect(lackOfMachine([warning, ...Array.from({ length: 6 }, () => 'epoch')].join('\n'))).toBeUndefined();
  });

  it('running out of the memory of a GPU is no lack of the machine', () => {
    const outputTail = 'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB';
    expect(classify({ ...exit, exitCode: 1, outputTail }).faultClass).toBe('outOfMemory');
  });
});
