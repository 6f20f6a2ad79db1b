/**
 * Where an adapter may read and where its output may be added in the net's blocks: points, pairs of them, and the names that
 * the paper's code gives them. No tensors here: sweep files are checked with it.
 *
 * @see Xiang et al. 2023, arXiv 2303.18181, section 3
 */
import { YatesError } from '../../base/error.ts';

/**
 * [our name, name in the paper's code]. Points of a transformer block in the order in which a forward pass meets them, then
 * those of a residual block.
 */
const pointNames = [
  ['SAin', 'attn1i'],
  ['SAout', 'attn1o'],
  ['CAin', 'attn2i'],
  ['CAc', 'attn2c'],
  ['CAout', 'attn2o'],
  ['FFNin', 'ffni'],
  ['FFNout', 'ffno'],
  ['Transout', 'transo'],
  ['Resin', 'resi'],
  ['Resout', 'reso'],
] as const;

export type AdapterPoint = (typeof pointNames)[number][0];

const adapterPoints: readonly AdapterPoint[] = pointNames.map(([name]) => name);

const byEitherName: ReadonlyMap<string, AdapterPoint> = new Map(
  pointNames.flatMap(([name, originalName]) => [
    [name, name],
    [originalName, name],
  ]),
);

/** Both names of every point, for suggestions. */
export const adapterPointSpellings: readonly string[] = [...byEitherName.keys()];

/** Where an adapter reads and where its output is added. */
export interface AdapterSite {
  readonly input: AdapterPoint;
  readonly output: AdapterPoint;
}

/** Outputs that each input may have: later points of the same block. */
export const validOutputs: Readonly<Record<AdapterPoint, readonly AdapterPoint[]>> = {
  SAin: ['SAin', 'CAin', 'FFNin', 'Transout'],
  SAout: ['CAin', 'FFNin', 'Transout'],
  CAin: ['CAin', 'FFNin', 'Transout'],
  CAc: ['CAc'],
  CAout: ['FFNin', 'Transout'],
  FFNin: ['FFNin', 'Transout'],
  FFNout: ['Transout'],
  Transout: ['Transout'],
  Resin: ['Resin', 'Resout'],
  Resout: ['Resout'],
};

/** All 20 pairs. */
export const adapterSites: readonly AdapterSite[] = adapterPoints.flatMap((input) =>
  validOutputs[input].map((output) => ({ input, output })),
);

/** The point of this name, the paper's or that of its code; undefined if there is none. */
export function findAdapterPoint(name: unknown): AdapterPoint | undefined {
  return typeof name === 'string' ? byEitherName.get(name) : undefined;
}

/** True if the two names, of either spelling, are one of the 20 pairs. */
export function isAdapterSite(inputName: unknown, outputName: unknown): boolean {
  const input = findAdapterPoint(inputName);
  const output = findAdapterPoint(outputName);
  return input !== undefined && output !== undefined && validOutputs[input].includes(output);
}

/** Reads a point by the paper's name or by that of its code. @throws YatesError E_ADAPTER_SITE */
export function adapterPoint(name: string): AdapterPoint {
  const point = findAdapterPoint(name);
  if (point !== undefined) return point;
  throw new YatesError({
    code: 'E_ADAPTER_SITE',
    message: `no adapter position "${name}"`,
    next: `use one of ${adapterPoints.join(', ')} (or ${pointNames.map(([, original]) => original).join(', ')})`,
  });
}

/** @throws YatesError E_ADAPTER_SITE for an unknown point or a pair outside the 20 */
export function adapterSite(inputName: string, outputName: string): AdapterSite {
  const input = adapterPoint(inputName);
  const output = adapterPoint(outputName);
  if (validOutputs[input].includes(output)) return { input, output };
  throw new YatesError({
    code: 'E_ADAPTER_SITE',
    message: `an adapter with input ${input} cannot have output ${output}`,
    next: `with input ${input} the output is one of ${validOutputs[input].join(', ')}`,
  });
}

/** True if the site is in residual blocks; the others are in transformer blocks. */
export const isResidualSite = ({ input }: AdapterSite): boolean => input === 'Resin' || input === 'Resout';
