import type { TransformerBlock } from '../net/blocks.ts';
import { linearShapes } from '../net/parameters.ts';
import { activate, betweenPoints, bottleneckNumbers, scaled, type SiteForm } from './site-form.ts';

const [down, up] = ['adapter_inout.adp.0', 'adapter_inout.adp.2'];

/** In transformer blocks: down to `midDim`, an activation, and up again, for each position or token. */
export const bottleneck: SiteForm<TransformerBlock> = {
  shapes({ site, midDim }, { channels, contextDim }) {
    const dim = site.input === 'CAc' ? contextDim : channels;
    return [...linearShapes(down, dim, midDim), ...linearShapes(up, midDim, dim)];
  },

  startsAtZero: (name) => name.startsWith(`${up}.`),

  enter({ site, activation, scale }, { weight, operations }) {
    const { linear } = operations;
    return betweenPoints(site, (x) => {
      const narrow = linear(x, weight(`${down}.weight`), weight(`${down}.bias`));
      const wide = linear(
        activate(narrow, activation, operations),
        weight(`${up}.weight`),
        weight(`${up}.bias`),
      );
      return scaled(wide, scale);
    });
  },

  activations({ site, midDim, scale }, { channels, contextDim }, { positions, tokens }) {
    if (site.input !== 'CAc') return positions * (2 * channels + bottleneckNumbers(midDim, channels, scale));
    // The context has no gradient but that of what the adapter adds, through keys and values.
    return tokens * (6 * channels + 3 * contextDim + bottleneckNumbers(midDim, contextDim, scale));
  },
};
