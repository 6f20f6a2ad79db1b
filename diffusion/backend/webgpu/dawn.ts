/**
 * Dawn, Chrome's WebGPU, as the package `webgpu` brings it to Node. It is an optional dependency: what we use of it is
 * declared here, since it may be absent when this is compiled.
 */
import { existsSync, readdirSync } from 'node:fs';

export interface AdapterInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  /** The driver and its version. */
  readonly description: string;
  /** Computes on the processor. Of the info, not of the adapter, where the standard had it before. */
  readonly isFallbackAdapter: boolean;
}

export interface GpuDevice {
  addEventListener(type: 'uncapturederror', listener: (event: { readonly error: Error }) => void): void;
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>;
}

interface GpuAdapter {
  readonly info: AdapterInfo;
  readonly limits: Readonly<Record<string, number>>;
  requestDevice(options: { requiredLimits: Record<string, number> }): Promise<GpuDevice>;
}

/** The `navigator.gpu` of browsers. */
interface Gpu {
  requestAdapter(options: { powerPreference: 'high-performance' }): Promise<GpuAdapter | null>;
}

interface Dawn {
  create(options: string[]): Gpu;
  /** GPUBufferUsage and the other names that browsers have as globals. */
  readonly globals: object;
}

/** An adapter and the Dawn it is of, which must be held as long as the adapter or anything made with it is in use. */
export interface OpenAdapter {
  readonly gpu: Gpu;
  readonly adapter: GpuAdapter;
}

/**
 * Starts Dawn, gives this process the global names of WebGPU, and takes the fastest adapter.
 *
 * @param adapterName part of the name of the one adapter that will do
 * @throws Error if the package or its native part is absent, or there is no such adapter
 */
export async function openAdapter(adapterName?: string): Promise<OpenAdapter> {
  const dawn = await loadDawn();
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create(adapterName === undefined ? [] : [`adapter=${adapterName}`]);
  let adapter: GpuAdapter | null;
  try {
    adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch (cause) {
    const there = [...String(cause).matchAll(/name: '([^']*)'/g)].map(([, each]) => each).join(', ');
    if (adapterName === undefined || there === '') throw cause;
    throw new Error(`no adapter has "${adapterName}" in its name (there is ${there})`, { cause });
  }
  if (adapter !== null) return { gpu, adapter };
  throw new Error('no adapter: it needs a driver for Vulkan, Direct3D 12 or Metal');
}

async function loadDawn(): Promise<Dawn> {
  const name = 'webgpu';
  try {
    return (await import(name)) as Dawn;
  } catch (cause) {
    const [firstLine] = String(cause instanceof Error ? cause.message : cause).split('\n');
    throw new Error(`the package ${name} cannot be loaded: ${firstLine}`, { cause });
  }
}

/**
 * True if it is worth while to start Dawn: without a card it takes a while to say so, and its drivers print warnings.
 *
 * @param devices folder of the device files
 */
export function mayHaveGpu(devices = '/dev'): boolean {
  if (process.platform !== 'linux') return true;
  if (['nvidiactl', 'nvidia0', 'dxg'].some((name) => existsSync(`${devices}/${name}`))) return true;
  try {
    return readdirSync(`${devices}/dri`).some((name) => name.startsWith('renderD'));
  } catch {
    return false;
  }
}

/** Names what computes down to the driver: results are comparable where all of it is the same. */
export function describeAdapter({ vendor, architecture, device, description }: AdapterInfo): string {
  return [vendor, architecture, device, description].filter((part) => part !== '').join(' ');
}
