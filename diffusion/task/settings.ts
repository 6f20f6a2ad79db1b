import { YatesError } from '../../base/error.ts';
import {
  type AdapterConfig,
  type AdapterInit,
  adapterActivation,
  checkAdapterConfig,
} from '../net/adapter-config.ts';
import { type AdapterSite, adapterPoint, adapterSite, validOutputs } from '../adapters/sites.ts';
import { subjectNamed } from '../data/subject.ts';
import type { TrainerOptions } from './options.ts';

/** What is trained: an adapter at a site (the default), or, for reference rows, nothing or every weight of the net. */
export const trainedKinds = ['site', 'none', 'full'] as const;

/** The factors that a trial of kind `diffusion` reads. */
export const settingNames = [
  'input',
  'output',
  'activation',
  'scale',
  'midDim',
  'init',
  'lr',
  'adapter',
  'subject',
] as const;
type SettingName = (typeof settingNames)[number];
type Level = string | number | boolean;

/** One cell of the design, or one reference row, understood. */
export type TrialSettings =
  | { readonly kind: 'none' }
  | { readonly kind: 'full'; readonly learningRate: number | undefined }
  | {
      readonly kind: 'site';
      readonly adapter: AdapterConfig;
      readonly init: AdapterInit;
      /** Undefined where the trainer's own option decides. */
      readonly learningRate: number | undefined;
    };

/**
 * Reads a trial's settings. Defaults: `adapter` site, `output` the first place where the input may go, ReLU, scale 1,
 * init zero.
 *
 * @param midDimFor width of the bottleneck where no factor sets it
 * @param settings without the subject: `splitSubject`
 * @throws YatesError E_TRIAL_SETTING for unknown names, values of the wrong type and settings that mean nothing without
 * an adapter; E_ADAPTER_SITE, E_ADAPTER_ACTIVATION, E_ADAPTER_SCALE, E_ADAPTER_WIDTH for values that no adapter has
 */
export function parseSettings(
  settings: Readonly<Record<string, Level>>,
  midDimFor: (site: AdapterSite) => number,
): TrialSettings {
  for (const [name, level] of Object.entries(settings)) checkSetting(name, level);
  const learningRate = settings['lr'] as number | undefined;
  const kind = (settings['adapter'] ?? 'site') as TrialSettings['kind'];
  if (kind !== 'site') {
    const meaningful = kind === 'full' ? ['adapter', 'lr'] : ['adapter'];
    const idle = Object.keys(settings).filter((name) => !meaningful.includes(name));
    if (idle.length === 0) return kind === 'full' ? { kind, learningRate } : { kind };
    throw settingError(`adapter: ${kind} has no ${idle.join(', ')}`, `leave out ${idle.join(', ')}`);
  }
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
  return { kind, adapter, init: (settings['init'] as AdapterInit | undefined) ?? 'zero', learningRate };
}

/**
 * The settings apart: the subject belongs to the task, everything else to what is trained.
 *
 * @throws YatesError E_TRIAL_SETTING for a subject where the task has none, E_SUBJECT for an unknown one
 */
export function splitSubject(
  levels: Readonly<Record<string, Level>>,
  options: TrainerOptions,
): { readonly settings: Readonly<Record<string, Level>>; readonly options: TrainerOptions } {
  const { subject, ...settings } = levels;
  if (subject === undefined) return { settings, options };
  checkSetting('subject', subject);
  if (options.task === 'dreambooth') return { settings, options: { ...options, subject: subject as string } };
  throw settingError(
    `the task ${options.task} has no subject`,
    'leave out the factor, or write task: dreambooth',
  );
}

/** Checks one level of one factor by itself. @throws YatesError as `parseSettings` */
export function checkSetting(name: string, level: Level): void {
  const wrong = (wanted: string): YatesError =>
    settingError(`${name}: ${JSON.stringify(level)} is not ${wanted}`, `write ${wanted}`);
  switch (name as SettingName) {
    case 'adapter':
      if (!trainedKinds.some((kind) => kind === level)) throw wrong(trainedKinds.join(', '));
      return;
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
    case 'subject':
      if (typeof level !== 'string') throw wrong('the name of a subject such as openmoji-cat');
      subjectNamed(level);
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
