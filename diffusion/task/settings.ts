import { YatesError } from '../../base/error.ts';
import {
  type AdapterConfig,
  type AdapterInit,
  adapterActivation,
  checkAdapterConfig,
} from '../net/adapter-config.ts';
import { type AdapterSite, adapterPoint, adapterSite, validOutputs } from '../net/sites.ts';

/** The factors that a trial of kind `diffusion` reads. */
export const settingNames = ['input', 'output', 'activation', 'scale', 'midDim', 'init', 'lr'] as const;
type SettingName = (typeof settingNames)[number];
type Level = string | number | boolean;

/** One cell of the design, understood. */
export interface TrialSettings {
  readonly adapter: AdapterConfig;
  readonly init: AdapterInit;
  /** Undefined where the trainer's own option decides. */
  readonly learningRate: number | undefined;
}

/**
 * Reads a trial's settings. Defaults: `output` the first place where the input may go, ReLU, scale 1, init zero.
 *
 * @param midDimFor width of the bottleneck where no factor sets it
 * @throws YatesError E_TRIAL_SETTING for unknown names and values of the wrong type; E_ADAPTER_SITE,
 * E_ADAPTER_ACTIVATION, E_ADAPTER_SCALE, E_ADAPTER_WIDTH for values that no adapter has
 */
export function parseSettings(
  settings: Readonly<Record<string, Level>>,
  midDimFor: (site: AdapterSite) => number,
): TrialSettings {
  for (const [name, level] of Object.entries(settings)) checkSetting(name, level);
  const input = settings['input'];
  if (input === undefined) {
    throw settingError('the setting "input" is missing', 'add a factor input, such as CAout');
  }
  const inputPoint = adapterPoint(input as string);
  const output = (settings['output'] as string | undefined) ?? validOutputs[inputPoint][0] ?? inputPoint;
  const site = adapterSite(inputPoint, output);
  const adapter: AdapterConfig = {
    site,
    activation: adapterActivation((settings['activation'] as string | undefined) ?? 'relu'),
    scale: (settings['scale'] as number | undefined) ?? 1,
    midDim: (settings['midDim'] as number | undefined) ?? midDimFor(site),
  };
  checkAdapterConfig(adapter);
  return {
    adapter,
    init: (settings['init'] as AdapterInit | undefined) ?? 'zero',
    learningRate: settings['lr'] as number | undefined,
  };
}

/** Checks one level of one factor by itself. @throws YatesError as `parseSettings` */
export function checkSetting(name: string, level: Level): void {
  const wrong = (wanted: string): YatesError =>
    settingError(`${name}: ${JSON.stringify(level)} is not ${wanted}`, `write ${wanted}`);
  switch (name as SettingName) {
    case 'input':
    case 'output':
      if (typeof level !== 'string') throw wrong('an adapter position such as CAout');
      adapterPoint(level);
      return;
    case 'activation':
      if (typeof level !== 'string') throw wrong('an activation such as relu');
      adapterActivation(level);
      return;
    case 'scale':
    case 'midDim': {
      if (typeof level !== 'number') throw wrong('a number such as 1');
      const others = {
        site: { input: 'CAout', output: 'FFNin' },
        activation: 'relu',
        scale: 1,
        midDim: 8,
      } as const;
      checkAdapterConfig({ ...others, [name]: level });
      return;
    }
    case 'init':
      if (level !== 'zero' && level !== 'default') throw wrong('zero or default');
      return;
    case 'lr':
      if (typeof level !== 'number' || !(level > 0 && level <= 1)) throw wrong('a rate such as 0.001');
      return;
    default:
      throw settingError(
        `the diffusion trainer knows no setting "${name}"`,
        `use factors among ${settingNames.join(', ')}`,
      );
  }
}

function settingError(message: string, next: string): YatesError {
  return new YatesError({ code: 'E_TRIAL_SETTING', message, next });
}
