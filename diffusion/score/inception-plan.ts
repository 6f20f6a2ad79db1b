import { cached } from '../data/cache.ts';
import { installedVersion } from '../data/installed-package.ts';
import { type InceptionBundle, type KerasLayer, readInceptionBundle } from './inception-bundle.ts';

/** Part of the cache key: raise it when the plan or its layout changes. */
const codeVersion = 1;

/** 768 channels. Later layers know less of drawings: `mixed10` finds a concept in another style 14% of the time, this 45%. */
const lastLayer = 'mixed5';

type Padding = 'valid' | 'same';

/** One operation: reads `inputs`, writes `output`. */
export type Step =
  | {
      readonly kind: 'convolution';
      readonly output: string;
      readonly inputs: readonly string[];
      readonly padding: Padding;
      readonly stride: number;
      /** [height, width, in, out] */
      readonly shape: readonly [number, number, number, number];
      /** Position of the kernel in `weights`; `out` biases follow it. */
      readonly offset: number;
    }
  | {
      readonly kind: 'max-pool' | 'average-pool';
      readonly output: string;
      readonly inputs: readonly string[];
      readonly padding: Padding;
      readonly stride: number;
      readonly size: number;
    }
  | { readonly kind: 'concatenate'; readonly output: string; readonly inputs: readonly string[] };

export interface InceptionPlan {
  readonly input: string;
  readonly output: string;
  readonly steps: readonly Step[];
  readonly weights: Float32Array;
}

/**
 * Inception-v3 up to mixed5, each convolution fused with its batch normalisation (constant at inference) and ReLU:
 * 48 convolutions instead of 144 operations. Kept on disk, which saves decoding the bundle.
 */
export async function loadInceptionPlan(): Promise<InceptionPlan> {
  const key = { kind: 'inception-plan', codeVersion, lastLayer, nsfwjs: await installedVersion('nsfwjs') };
  return fromBytes(await cached(key, async () => toBytes(fuse(await readInceptionBundle()))));
}

function fuse(bundle: InceptionBundle): InceptionPlan {
  const end = bundle.layers.findIndex(({ name }) => name === lastLayer);
  const layers = bundle.layers.slice(0, end + 1);
  const input = layers.find(({ class_name }) => class_name === 'InputLayer')?.name as string;
  const steps: Step[] = [];
  const parts: Float32Array[] = [];
  // Batch normalisation and ReLU leave no step of their own: their names stand for the convolution's output.
  const madeBy = new Map<string, string>();
  let offset = 0;
  for (const layer of layers) {
    const inputs = (layer.inbound_nodes[0] ?? []).map(([from]) => madeBy.get(from) ?? from);
    const base = { output: layer.name, inputs };
    switch (layer.class_name) {
      case 'InputLayer':
        break;
      case 'BatchNormalization':
      case 'Activation':
        madeBy.set(layer.name, inputs[0] as string);
        break;
      case 'Conv2D': {
        const { shape, values } = fusedWeights(bundle, layer, normalisationAfter(layers, layer));
        steps.push({ kind: 'convolution', ...base, ...geometry(layer), shape, offset });
        parts.push(values);
        offset += values.length;
        break;
      }
      case 'MaxPooling2D':
      case 'AveragePooling2D': {
        const kind = layer.class_name === 'MaxPooling2D' ? 'max-pool' : 'average-pool';
        steps.push({ kind, ...base, ...geometry(layer), size: layer.config.pool_size?.[0] as number });
        break;
      }
      case 'Concatenate':
        steps.push({ kind: 'concatenate', ...base });
        break;
      default:
        throw new RangeError(`Inception layer ${layer.name} is a ${layer.class_name}`);
    }
  }
  const weights = new Float32Array(offset);
  let at = 0;
  for (const part of parts) {
    weights.set(part, at);
    at += part.length;
  }
  return { input, output: lastLayer, steps, weights };
}

const geometry = ({ config }: KerasLayer): { padding: Padding; stride: number } => ({
  padding: config.padding as Padding,
  stride: config.strides?.[0] as number,
});

const normalisationAfter = (layers: readonly KerasLayer[], convolution: KerasLayer): KerasLayer =>
  layers.find(
    (layer) =>
      layer.class_name === 'BatchNormalization' && layer.inbound_nodes[0]?.[0]?.[0] === convolution.name,
  ) as KerasLayer;

/** kernel / sqrt(variance + epsilon), then beta - mean / sqrt(variance + epsilon). The model has no gamma. */
function fusedWeights(
  bundle: InceptionBundle,
  convolution: KerasLayer,
  normalisation: KerasLayer,
): { shape: readonly [number, number, number, number]; values: Float32Array } {
  const kernel = bundle.weight(`${convolution.name}/kernel`);
  const beta = bundle.weight(`${normalisation.name}/beta`).values;
  const mean = bundle.weight(`${normalisation.name}/moving_mean`).values;
  const variance = bundle.weight(`${normalisation.name}/moving_variance`).values;
  const epsilon = normalisation.config.epsilon as number;
  const channels = beta.length;
  const factor = Float64Array.from(variance, (each) => 1 / Math.sqrt(each + epsilon));
  const values = new Float32Array(kernel.values.length + channels);
  kernel.values.forEach((value, index) => {
    values[index] = value * (factor[index % channels] as number);
  });
  beta.forEach((value, channel) => {
    values[kernel.values.length + channel] = value - (mean[channel] as number) * (factor[channel] as number);
  });
  return { shape: kernel.shape as readonly [number, number, number, number], values };
}

/** Layout: length of the JSON (uint32), JSON padded with blanks to whole floats, weights. */
function toBytes({ weights, ...plan }: InceptionPlan): Uint8Array {
  const json = JSON.stringify(plan);
  const padded = json.padEnd(Math.ceil(json.length / 4) * 4);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(padded.length);
  return new Uint8Array(Buffer.concat([head, Buffer.from(padded), new Uint8Array(weights.buffer)]));
}

function fromBytes(bytes: Uint8Array): InceptionPlan {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const plan = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Omit<
    InceptionPlan,
    'weights'
  >;
  const start = bytes.byteOffset + 4 + length;
  return { ...plan, weights: new Float32Array(bytes.buffer, start, (bytes.byteLength - 4 - length) / 4) };
}
