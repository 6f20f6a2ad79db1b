/** Asks nvidia-smi, and tells a machine without GPUs from one whose GPUs do not answer. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type NvidiaAnswer =
  | { readonly kind: 'answer'; readonly text: string }
  /** Not installed, or it finds no GPU on a machine that has none. */
  | { readonly kind: 'none' }
  /** It hangs, or cannot speak with the driver although there is a GPU. */
  | { readonly kind: 'trouble'; readonly why: string };

export interface NvidiaQueryOptions {
  /** Default: 10 000. */
  readonly timeoutMs?: number;
  /** Pause before a question that failed is asked once more. Default: 2 000. */
  readonly againMs?: number;
  /** Default: what the system says. */
  readonly hasGpu?: () => boolean;
}

const timeoutMsDefault = 10_000;
const saidCharsMax = 200;

export async function askNvidia(
  args: readonly string[],
  { timeoutMs = timeoutMsDefault, hasGpu = hasNvidiaGpu }: NvidiaQueryOptions = {},
): Promise<NvidiaAnswer> {
  try {
    // A process that waits for the driver heeds no other signal.
    const options = { timeout: timeoutMs, killSignal: 'SIGKILL' } as const;
    const { stdout } = await promisify(execFile)('nvidia-smi', args, options);
    return { kind: 'answer', text: stdout };
  } catch (error) {
    const { code, killed, stdout = '', stderr = '' } = error as Failed;
    if (code === 'ENOENT') return { kind: 'none' };
    if (killed) return { kind: 'trouble', why: `nvidia-smi gives no answer within ${timeoutMs / 1000} s` };
    const said = `${stdout}\n${stderr}`.split('\n').find((line) => line.trim() !== '') ?? '';
    // Installed with an image that also serves machines without a GPU.
    if (!hasGpu()) return { kind: 'none' };
    return {
      kind: 'trouble',
      why: `nvidia-smi fails: ${said.trim().slice(0, saidCharsMax) || String(code)}`,
    };
  }
}

interface Failed extends Error {
  readonly code?: unknown;
  readonly killed?: boolean;
  readonly stdout?: string;
  readonly stderr?: string;
}

const pciDevices = '/sys/bus/pci/devices';
const nvidiaVendor = '0x10de';
/** Classes of PCI devices that are displays or 3D controllers. */
const displayClass = /^0x03/;

/** True if the system lists a GPU of NVIDIA, whether its driver works or not; false where it lists no devices. */
function hasNvidiaGpu(): boolean {
  // A container may be given the device and hide the bus.
  if (existsSync('/dev/nvidia0')) return true;
  try {
    return readdirSync(pciDevices).some((name) => {
      const read = (file: string): string => readFileSync(join(pciDevices, name, file), 'utf8').trim();
      return read('vendor') === nvidiaVendor && displayClass.test(read('class'));
    });
  } catch {
    return false;
  }
}
