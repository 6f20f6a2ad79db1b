/**
 * ONNX models through onnxruntime-node, which is not a dependency of ours: it has 288 MB, and only those who let Yates run
 * Stable Diffusion's text encoder or autoencoder need it.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';
import { YatesError } from '../../base/error.ts';

/** What we use of onnxruntime-node. */
interface Runtime {
  readonly Tensor: new (
    type: string,
    data: Float32Array | Int32Array | BigInt64Array,
    dims: readonly number[],
  ) => RuntimeTensor;
  readonly InferenceSession: { create(path: string): Promise<RuntimeSession> };
}

interface RuntimeTensor {
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

interface RuntimeSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, RuntimeTensor>): Promise<Record<string, RuntimeTensor>>;
  release(): Promise<void>;
}

interface OnnxTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface OnnxModel {
  /** Runs the model on its one input; its first output. @throws YatesError E_ONNX */
  run(values: Float32Array | Int32Array, shape: readonly number[]): Promise<OnnxTensor>;
  close(): Promise<void>;
}

/** @throws YatesError E_ONNXRUNTIME if the package is not installed, E_ONNX for a file that it cannot read */
export async function openOnnx(path: string): Promise<OnnxModel> {
  const runtime = await loadRuntime(path);
  const fail =
    (message: string) =>
    (cause: unknown): never => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new YatesError({
        code: 'E_ONNX',
        place: { file: path },
        message: `${message}: ${reason}`,
        next: 'export the model again, or give its outputs as safetensors (docs/stable-diffusion.md)',
        cause,
      });
    };
  const session = await runtime.InferenceSession.create(path).catch(fail('cannot be loaded'));
  const [input, output] = [session.inputNames[0] as string, session.outputNames[0] as string];
  const run = async (tensor: RuntimeTensor): Promise<OnnxTensor> => {
    const found = (await session.run({ [input]: tensor }))[output] as RuntimeTensor;
    return { shape: [...found.dims], data: Float32Array.from(found.data) };
  };
  return {
    run(values, shape) {
      if (values instanceof Float32Array) {
        return run(new runtime.Tensor('float32', values, shape)).catch(fail('cannot be run'));
      }
      // Exporters differ in the width of token numbers, and older runtimes do not tell which it is.
      const wide = (): BigInt64Array => BigInt64Array.from(values, BigInt);
      return run(new runtime.Tensor('int32', values, shape))
        .catch(() => run(new runtime.Tensor('int64', wide(), shape)))
        .catch(fail('cannot be run'));
    },
    close: () => session.release(),
  };
}

/** True if onnxruntime-node can be loaded. */
export async function hasOnnxRuntime(): Promise<boolean> {
  return await loadRuntime('').then(
    () => true,
    () => false,
  );
}

/** From where Node finds it, or from the folder whose node_modules YATES_ONNXRUNTIME names. */
async function loadRuntime(path: string): Promise<Runtime> {
  const name = 'onnxruntime-node';
  const elsewhere = process.env['YATES_ONNXRUNTIME'];
  try {
    const module =
      elsewhere === undefined
        ? name
        : pathToFileURL(createRequire(join(resolve(elsewhere), 'package.json')).resolve(name)).href;
    const loaded = (await import(module)) as Runtime & { default?: Runtime };
    return loaded.default ?? loaded;
  } catch (cause) {
    throw new YatesError({
      code: 'E_ONNXRUNTIME',
      place: { file: path },
      message: 'an ONNX model needs the package onnxruntime-node, which cannot be loaded',
      next: 'npm install onnxruntime-node, or give the outputs as safetensors (docs/stable-diffusion.md)',
      cause,
    });
  }
}
