import type { ResidualBlock } from '../net/blocks.ts';
import { normGroups } from '../net/config.ts';
import { convolutionShapes, normShapes } from '../net/parameters.ts';
import { activate, betweenPoints, bottleneckNumbers, scaled, type SiteForm } from './site-form.ts';
import type { AdapterSite } from './sites.ts';

const [norm, down, up] = ['adapter.0', 'adapter.2', 'adapter.4'];

/** In residual blocks: normalisation with SiLU, a 3x3 convolution to `midDim` channels, an activation, and one back. */
export const convolution: SiteForm<ResidualBlock> = {
  shapes({ site, midDim }, block) {
    const { from, to } = channelsAt(site, block);
    return [
      ...normShapes(norm, from),
      ...convolutionShapes(down, from, midDim),
      ...convolutionShapes(up, midDim, to),
    ];
  },

  startsAtZero: (name) => name.startsWith(`${up}.`),

  enter({ site, activation, scale }, { weight, operations }) {
    const { groupNormSilu, convolution: convolve } = operations;
    return betweenPoints(site, (x) => {
      const normed = groupNormSilu(x, weight(`${norm}.weight`), weight(`${norm}.bias`), normGroups, 1e-5);
      const narrow = convolve(normed, weight(`${down}.weight`), weight(`${down}.bias`));
      const wide = convolve(
        activate(narrow, activation, operations),
        weight(`${up}.weight`),
        weight(`${up}.bias`),
      );
      return scaled(wide, scale);
    });
  },

  activations({ site, midDim, scale }, block, { positions }) {
    const { from, to } = channelsAt(site, block);
    // Norm with SiLU, and its gradient and that of the convolution after them, and of the input.
    return positions * (4 * from + bottleneckNumbers(midDim, to, scale));
  },
};

const channelsAt = (
  { input, output }: AdapterSite,
  { inChannels, outChannels }: ResidualBlock,
): { from: number; to: number } => ({
  from: input === 'Resin' ? inChannels : outChannels,
  to: output === 'Resin' ? inChannels : outChannels,
});
