/**
 * Memory of one training step in Stable Diffusion's U-Net at several cells of a design, from the plan alone.
 *
 *     node --import tsx examples/stable-diffusion-memory.ts
 */
import { midDimForBudget } from '../diffusion/adapters/size.ts';
import { trainingMemory } from '../diffusion/net/memory.ts';
import { planNet } from '../diffusion/net/plan.ts';
import { adapterSite } from '../diffusion/adapters/sites.ts';
import { stableDiffusion1 } from '../diffusion/stable-diffusion/net-config.ts';

const plan = planNet(stableDiffusion1);
const cells = [
  ['CAc', 'CAc'],
  ['CAout', 'FFNin'],
  ['SAin', 'SAin'],
  ['Resin', 'Resin'],
] as const;
const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1).padStart(9);

console.log('| site | width | pixels | batch | weights | activations | adapter | total, GB | with float16 |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [pixels, batch] of [
  [256, 1],
  [512, 1],
  [512, 2],
] as const) {
  for (const [input, output] of cells) {
    const site = adapterSite(input, output);
    const midDim = midDimForBudget(plan, site, 1_500_000);
    const adapter = { site, midDim, activation: 'relu', scale: 1 } as const;
    const request = { adapter, batch, side: pixels / 8, contextLength: 77 };
    const { weights, activations, adapter: own, total } = trainingMemory(plan, request);
    const half = trainingMemory(plan, { ...request, dtype: 'F16' });
    const columns = [weights, activations, own, total, half.total].map(gigabytes);
    console.log(`| ${input} > ${output} | ${midDim} | ${pixels} | ${batch} | ${columns.join(' | ')} |`);
  }
}
