/**
 * Where an adapter may read and write in the U-Net's blocks, and which of the pairs exist.
 * @see Xiang et al. 2023, arXiv 2303.18181, section 3; the second spelling is that of its public code
 */

/** [our name, name in the original code], in the order of the forward pass. */
const positionNames = [
  ['SAin', 'attn1i'],
  ['SAout', 'attn1o'],
  ['CAin', 'attn2i'],
  ['CAout', 'attn2o'],
  ['CAc', 'attn2c'],
  ['FFNin', 'ffni'],
  ['FFNout', 'ffno'],
  ['Transout', 'transo'],
  ['Resin', 'resi'],
  ['Resout', 'reso'],
] as const;

export type AdapterPosition = (typeof positionNames)[number][0];

/** Each input position with the output positions that it may have: 20 pairs. */
const outputsOf: Readonly<Record<AdapterPosition, readonly AdapterPosition[]>> = {
  SAin: ['SAin', 'CAin', 'FFNin', 'Transout'],
  SAout: ['CAin', 'FFNin', 'Transout'],
  CAin: ['CAin', 'FFNin', 'Transout'],
  CAout: ['FFNin', 'Transout'],
  CAc: ['CAc'],
  FFNin: ['FFNin', 'Transout'],
  FFNout: ['Transout'],
  Transout: ['Transout'],
  Resin: ['Resin', 'Resout'],
  Resout: ['Resout'],
};

const byEitherName = new Map<string, AdapterPosition>(
  positionNames.flatMap(([name, originalName]) => [
    [name, name],
    [originalName, name],
  ]),
);

export const adapterPositions: readonly AdapterPosition[] = positionNames.map(([name]) => name);

/** Both spellings, for suggestions. */
export const adapterPositionSpellings: readonly string[] = [...byEitherName.keys()];

export const adapterPairs: readonly (readonly [AdapterPosition, AdapterPosition])[] =
  adapterPositions.flatMap((input) => outputsOf[input].map((output) => [input, output] as const));

/** @param name either spelling; undefined where it is neither */
export function adapterPosition(name: unknown): AdapterPosition | undefined {
  return typeof name === 'string' ? byEitherName.get(name) : undefined;
}

/** @param input either spelling */
export function isAdapterPair(input: unknown, output: unknown): boolean {
  const from = adapterPosition(input);
  const to = adapterPosition(output);
  return from !== undefined && to !== undefined && outputsOf[from].includes(to);
}
