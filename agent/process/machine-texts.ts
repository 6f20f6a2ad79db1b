/**
 * How it reads that a machine lacks something: a package, a device, a driver in order, or room on its disk. It is looked for at the
 * end of the output only, since a program may say such things and go on.
 */
export const machineTexts: readonly {
  /** What the machine lacks, for people. */
  readonly lacks: string;
  readonly pattern: RegExp;
}[] = [
  // Python and Node; a package that no machine has stops the sweep all the same, once it has failed everywhere.
  { lacks: 'a package', pattern: /^(?:ModuleNotFoundError: )?No module named \S/ },
  { lacks: 'a package', pattern: /^Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find (?:module|package) '/ },
  {
    lacks: 'a shared library',
    pattern: /^ImportError: .*(?:cannot open shared object file|DLL load failed|version `\w+' not found)/,
  },
  { lacks: 'a shared library', pattern: /error while loading shared libraries: / },
  {
    lacks: 'a device',
    pattern: /No (?:CUDA|HIP) GPUs are available|no (?:CUDA|ROCm)-capable device is detected/,
  },
  { lacks: 'a device', pattern: /CUDA error: (?:no CUDA-capable device|invalid device ordinal)/ },
  { lacks: 'a device', pattern: /cudaErrorNoDevice|CUDA_ERROR_(?:NO_DEVICE|INVALID_DEVICE)\b/ },
  { lacks: 'a device', pattern: /Unable to initialize backend '(?:cuda|gpu|tpu|rocm)'/ },
  {
    lacks: 'a device that is free',
    pattern: /CUDA-capable devices?(?:\(s\))? (?:is\/are|are|is) busy or unavailable/,
  },
  { lacks: 'a package with CUDA', pattern: /Torch not compiled with CUDA enabled/ },
  { lacks: 'a driver', pattern: /Found no NVIDIA driver|CUDA driver version is insufficient/ },
  {
    lacks: 'a driver in order',
    pattern: /Failed to initialize NVML|Driver\/library version mismatch|NVIDIA-SMI has failed/,
  },
  {
    lacks: 'a driver in order',
    pattern:
      /CUDA error: (?:unknown error|initialization error|system not yet initialized|driver shutting down)/,
  },
  {
    lacks: 'a driver in order',
    pattern: /CUDA_ERROR_(?:NOT_INITIALIZED|SYSTEM_NOT_READY|UNKNOWN|SYSTEM_DRIVER_MISMATCH)\b/,
  },
  {
    lacks: 'a GPU in order',
    pattern:
      /uncorrectable (?:ECC|NVLink) error|CUDA_ERROR_(?:ECC_UNCORRECTABLE|HARDWARE_STACK_ERROR)\b|GPU is lost|fallen off the bus/i,
  },
  { lacks: 'room on its disk', pattern: /No space left on device|Disk quota exceeded|\b(?:ENOSPC|EDQUOT)\b/ },
  {
    lacks: 'a disk in order',
    pattern:
      /\[Errno 5\]|\bInput\/output error\b|\bEIO\b|Stale file handle|\bESTALE\b|Transport endpoint is not connected/,
  },
  {
    lacks: 'processes or memory to spare',
    pattern: /\b(?:fork|pthread_create)\b.{0,200}Resource temporarily unavailable/,
  },
];

/** Lines at the end of the output in which they count. */
const linesMax = 6;
const lineCharsMax = 400;

/** @returns what is lacking, with the line that says so; undefined where none does */
export function lackOfMachine(outputTail: string): string | undefined {
  const lines = outputTail.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  for (const line of lines.slice(-linesMax).toReversed()) {
    const found = machineTexts.find(({ pattern }) => pattern.test(line));
    if (found !== undefined) return `${found.lacks}: ${line.slice(0, lineCharsMax)}`;
  }
  return undefined;
}
