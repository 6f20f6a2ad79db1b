import { YatesError } from '../../base/error.ts';

/** Points of a transformer block in the order in which a forward pass meets them, then those of a residual block. */
export const adapterPoints = [
  'SAin',
  'SAout',
  'CAin',
  'CAc',
  'CAout',
  'FFNin',
  'FFNout',
  'Transout',
  'Resin',
  'Resout',
] as const;

export type AdapterPoint = (typeof adapterPoints)[number];

/** Where an adapter reads and where its output is added. */
export interface AdapterSite {
  readonly input: AdapterPoint;
  readonly output: AdapterPoint;
}

/** Outputs that each input may have: later points of the same block. @see Xiang et al. 2023, section 3 */
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

/** Names in the paper's code. */
const originalNames: Readonly<Record<string, AdapterPoint>> = {
  attn1i: 'SAin',
  attn1o: 'SAout',
  attn2i: 'CAin',
  attn2c: 'CAc',
  attn2o: 'CAout',
  ffni: 'FFNin',
  ffno: 'FFNout',
  transo: 'Transout',
  resi: 'Resin',
  reso: 'Resout',
};

/** Reads a point by the paper's name or by that of its code. @throws YatesError E_ADAPTER_SITE */
export function adapterPoint(name: string): AdapterPoint {
  const point = adapterPoints.find((known) => known === name) ?? originalNames[name];
  if (point !== undefined) return point;
  throw new YatesError({
    code: 'E_ADAPTER_SITE',
    message: `no adapter position "${name}"`,
    next: `use one of ${adapterPoints.join(', ')} (or ${Object.keys(originalNames).join(', ')})`,
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

/** Whether the site is in residual blocks; the others are in transformer blocks. */
export const isResidualSite = ({ input }: AdapterSite): boolean => input === 'Resin' || input === 'Resout';
