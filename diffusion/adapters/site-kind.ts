/**
 * Adapters at a site: one small bottleneck in every block that has the site, which reads at one point and adds at another.
 * Its form depends on the block: an MLP in transformer blocks, convolutions in residual blocks.
 *
 * @see Xiang et al. 2023, arXiv 2303.18181
 */
import { YatesError } from '../../base/error.ts';
import type { Block } from '../net/blocks.ts';
import { bottleneck } from './bottleneck.ts';
import { bottleneckMerging } from './bottleneck-merging.ts';
import { type AdapterConfig, adapterActivation, checkScale, checkWidth } from './config.ts';
import { convolution } from './convolution.ts';
import type { AdapterKind } from './kind.ts';
import { numberSetting, textSetting } from './setting.ts';
import type { SiteForm } from './site-form.ts';
import { adapterPoint, adapterSite, isResidualSite, validOutputs } from './sites.ts';

const forms: Readonly<Record<Block['kind'], SiteForm>> = { transformer: bottleneck, residual: convolution };

const point = textSetting('an adapter position such as CAout', adapterPoint);

export const siteKind: AdapterKind<AdapterConfig> = {
  name: 'site',

  settings: {
    input: point,
    output: point,
    activation: textSetting('an activation such as relu', adapterActivation),
    scale: numberSetting('a number such as 1', checkScale),
    midDim: numberSetting('a number such as 1', (midDim) => checkWidth('midDim', midDim)),
  },

  /** Defaults: `output` the first point where the input may go, ReLU, scale 1, a width that fits the budget. */
  read(settings, widthFor) {
    const inputName = settings['input'] as string | undefined;
    if (inputName === undefined) throw inputMissing();
    const input = adapterPoint(inputName);
    const output = (settings['output'] as string | undefined) ?? validOutputs[input][0] ?? input;
    const rest = {
      site: adapterSite(input, output),
      activation: adapterActivation((settings['activation'] as string | undefined) ?? 'relu'),
      scale: (settings['scale'] as number | undefined) ?? 1,
    };
    const midDim = settings['midDim'] as number | undefined;
    return { ...rest, midDim: midDim ?? widthFor((width) => ({ ...rest, midDim: width })) };
  },

  write: ({ site, activation, scale, midDim }) => ({
    input: site.input,
    output: site.output,
    activation,
    scale,
    midDim,
  }),

  check({ scale, midDim }) {
    checkScale(scale);
    checkWidth('midDim', midDim);
  },

  describe: ({ site, midDim }) => `${site.input} > ${site.output} of width ${midDim}`,

  shapes: (config, block) => (actsIn(config, block) ? forms[block.kind].shapes(config, block) : []),

  startsAtZero: (name) => Object.values(forms).some((form) => form.startsAtZero(name)),

  enter: (config, scope) => forms[scope.block.kind].enter(config, scope),

  activations: (config, block, size) =>
    actsIn(config, block) ? forms[block.kind].activations(config, block, size) : 0,

  merging: bottleneckMerging,
};

const inputMissing = (): YatesError =>
  new YatesError({
    code: 'E_TRIAL_SETTING',
    message: 'the setting "input" is missing',
    next: 'add a factor input, such as CAout',
  });

const actsIn = ({ site }: AdapterConfig, { kind }: Block): boolean =>
  kind === (isResidualSite(site) ? 'residual' : 'transformer');
