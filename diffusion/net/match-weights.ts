/** Finds a net's weights in a file, under whichever of the published names they have. */
import { YatesError } from '../../base/error.ts';
import { listed } from '../safetensors-file.ts';
import type { TensorSource } from '../tensor-source.ts';
import type { Tensor } from '../tf.ts';
import { diffusersNames } from './diffusers-names.ts';
import { netParameterShapes } from './parameters.ts';
import type { NetPlan } from './plan.ts';
import { uploadOneByOne } from './weights.ts';

/** What a whole checkpoint puts before the names of its U-Net; it holds other nets too. */
const checkpointPrefix = 'model.diffusion_model.';

/** `original`: latent-diffusion's names, which are ours. `checkpoint`: those with the prefix. */
type NameScheme = 'original' | 'checkpoint' | 'diffusers';

export interface MatchedWeights {
  readonly scheme: NameScheme;
  /** Our name -> the name in the source. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * @throws YatesError E_WEIGHTS naming the tensors that are missing, of another shape, or unknown to this net
 */
export function matchWeights(plan: NetPlan, source: TensorSource): MatchedWeights {
  const shapes = netParameterShapes(plan);
  const fail = (message: string): never => {
    throw new YatesError({
      code: 'E_WEIGHTS',
      place: { file: source.place },
      message,
      next: 'use weights that were made for this net config',
    });
  };
  const schemes: [NameScheme, Map<string, string>][] = [
    ['original', new Map([...shapes.keys()].map((name) => [name, name]))],
    ['checkpoint', new Map([...shapes.keys()].map((name) => [name, checkpointPrefix + name]))],
    ['diffusers', diffusersNames(plan)],
  ];
  const hits = (names: ReadonlyMap<string, string>): number =>
    [...names.values()].filter((name) => source.tensors.has(name)).length;
  const [scheme, names] = schemes.reduce((best, each) => (hits(each[1]) > hits(best[1]) ? each : best));
  if (hits(names) === 0) {
    return fail(
      `holds no weight of this net, under none of its names (${schemes.map(([, each]) => each.get('out.2.weight')).join(', ')})`,
    );
  }
  const missing = [...names.values()].filter((name) => !source.tensors.has(name));
  if (missing.length > 0) fail(`lacks ${missing.length} of ${names.size} tensors: ${listed(missing)}`);
  const misshapen = [...names].flatMap(([name, theirs]) => {
    const wanted = shapes.get(name) as readonly number[];
    const found = (source.tensors.get(theirs) as { shape: readonly number[] }).shape;
    return isSameWeight(wanted, found) ? [] : [`${theirs} is ${found.join('x')}, not ${wanted.join('x')}`];
  });
  if (misshapen.length > 0) fail(`has tensors of other shapes: ${listed(misshapen, 3)}`);
  const known = new Set(names.values());
  const surplus = [...source.tensors.keys()].filter((name) => {
    // A checkpoint holds a text encoder and an autoencoder beside the U-Net.
    return !known.has(name) && (scheme !== 'checkpoint' || name.startsWith(checkpointPrefix));
  });
  if (surplus.length > 0) fail(`has tensors that this net does not know: ${listed(surplus)}`);
  return { scheme, names };
}

/**
 * Uploads a net's weights one at a time.
 *
 * @throws YatesError E_WEIGHTS, E_SAFETENSORS
 */
export async function loadNetWeights(plan: NetPlan, source: TensorSource): Promise<Map<string, Tensor>> {
  const { names } = matchWeights(plan, source);
  return uploadOneByOne(netParameterShapes(plan), (name) => source.read(names.get(name) as string));
}

/** Later versions of Stable Diffusion store a 1x1 convolution as a matrix: the same numbers in the same order. */
function isSameWeight(wanted: readonly number[], found: readonly number[]): boolean {
  const plain = wanted.length === 4 && wanted[2] === 1 && wanted[3] === 1 ? wanted.slice(0, 2) : wanted;
  return found.join() === wanted.join() || found.join() === plain.join();
}
