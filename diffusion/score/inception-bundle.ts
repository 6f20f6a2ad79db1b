import { missingPackageOf } from '../../base/missing-package.ts';

/**
 * The Inception-v3 that nsfwjs 4.3.0 carries (MIT): a tfjs layers model as JavaScript, its weights base64 of uint8.
 * We read the model's own entry point only: nsfwjs itself wants a browser's image elements.
 */

export interface KerasLayer {
  readonly name: string;
  readonly class_name: string;
  readonly config: {
    readonly padding?: 'valid' | 'same';
    readonly strides?: readonly [number, number];
    readonly pool_size?: readonly [number, number];
    readonly epsilon?: number;
  };
  /** One node; each input is [layer name, node index, tensor index, {}]. */
  readonly inbound_nodes: readonly (readonly (readonly [string, number, number, object])[])[];
}

interface QuantisedWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly quantization: { readonly min: number; readonly scale: number };
}

interface ModelJson {
  readonly modelTopology: {
    readonly model_config: { readonly config: { readonly layers: readonly KerasLayer[] } };
  };
  readonly weightsManifest: readonly { readonly weights: readonly QuantisedWeight[] }[];
}

export interface InceptionBundle {
  /** In topological order. */
  readonly layers: readonly KerasLayer[];
  /** Decoded on demand, in the model's layout. @throws RangeError for a name that the model lacks */
  weight(name: string): { readonly shape: readonly number[]; readonly values: Float32Array };
}

/** Takes about half a second: 30 MB of base64. @throws YatesError E_DATA_PACKAGE if nsfwjs is not installed */
export async function readInceptionBundle(): Promise<InceptionBundle> {
  const { InceptionV3Model } = await import('nsfwjs/models/inception_v3').catch((cause: unknown) => {
    throw missingPackageOf(cause) ?? cause;
  });
  const { modelTopology, weightsManifest } = unwrap(await InceptionV3Model.modelJson()) as ModelJson;
  const parts: Buffer[] = [];
  for (const load of InceptionV3Model.weightBundles) {
    parts.push(Buffer.from(unwrap(await load()) as string, 'base64'));
  }
  const bytes = Buffer.concat(parts);
  const places = new Map<string, QuantisedWeight & { offset: number }>();
  let offset = 0;
  for (const weight of weightsManifest.flatMap(({ weights }) => weights)) {
    places.set(weight.name, { ...weight, offset });
    offset += sizeOf(weight.shape);
  }
  return {
    layers: modelTopology.model_config.config.layers,
    weight(name) {
      const place = places.get(name);
      if (place === undefined) throw new RangeError(`Inception has no weight "${name}"`);
      const { min, scale } = place.quantization;
      const quantised = bytes.subarray(place.offset, place.offset + sizeOf(place.shape));
      return { shape: place.shape, values: Float32Array.from(quantised, (level) => level * scale + min) };
    },
  };
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((size, side) => size * side, 1);

/** The bundle is CommonJS: its value is the namespace's default export. */
function unwrap(module: unknown): unknown {
  return (module as { default: unknown }).default;
}
