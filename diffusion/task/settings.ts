/** A trial's settings: what is trained, and how. No tensors here: sweep files are checked with it. */
import { YatesError } from '../../base/error.ts';
import type { AdapterInit, AnyAdapterConfig } from '../adapters/config.ts';
import type { AdapterKind, WidthFor } from '../adapters/kind.ts';
import { adapterKinds, findAdapterKind, referenceRows } from '../adapters/kinds.ts';
import type { Level, SettingRule } from '../adapters/setting.ts';
import { subjectNamed } from '../data/subject.ts';
import type { TrainerOptions } from './options.ts';

/** Settings that every adapter has, beside those of its kind. */
const sharedNames = ['init', 'lr', 'adapter'] as const;

/** The setting that belongs to the task: `splitSubject`. */
const subjectName = 'subject';

/** The factors that a trial of kind `diffusion` reads. */
export function settingNames(): string[] {
  return [
    ...new Set(adapterKinds().flatMap(({ settings }) => Object.keys(settings))),
    ...sharedNames,
    subjectName,
  ];
}

/** One cell of the design, or one reference row, understood. */
export type TrialSettings =
  | { readonly kind: 'none' }
  | { readonly kind: 'full'; readonly learningRate: number | undefined }
  | {
      readonly kind: 'adapter';
      readonly adapter: AnyAdapterConfig;
      readonly init: AdapterInit;
      /** Undefined where the trainer's own option decides. */
      readonly learningRate: number | undefined;
    };

/**
 * Reads a trial's settings. `adapter` says what is trained: the name of a kind of adapter (the default: site), or, for
 * reference rows, `none` or `full`, which is every weight of the net. `init` is zero by default; the kind has its own
 * defaults.
 *
 * @param settings without the subject: `splitSubject`
 * @param widthFor width of the adapter where no factor sets it
 * @throws YatesError E_TRIAL_SETTING for unknown names, values of the wrong type and settings that mean nothing for what
 * is trained; E_ADAPTER_SITE, E_ADAPTER_ACTIVATION, E_ADAPTER_SCALE, E_ADAPTER_WIDTH for values that no adapter has
 */
export function parseSettings(
  settings: Readonly<Record<string, Level>>,
  widthFor: WidthFor<AnyAdapterConfig>,
): TrialSettings {
  for (const [name, level] of Object.entries(settings)) checkSetting(name, level);
  const learningRate = settings['lr'] as number | undefined;
  const trained = settings['adapter'] as string | undefined;
  if (trained === 'none') {
    refuseIdle(settings, trained, ['adapter']);
    return { kind: trained };
  }
  if (trained === 'full') {
    refuseIdle(settings, trained, ['adapter', 'lr']);
    return { kind: trained, learningRate };
  }
  const kind = findAdapterKind(trained) as AdapterKind;
  refuseIdle(settings, kind.name, [...sharedNames, ...Object.keys(kind.settings)]);
  const adapter = kind.read(settings, widthFor);
  kind.check(adapter);
  const init = (settings['init'] as AdapterInit | undefined) ?? 'zero';
  return { kind: 'adapter', adapter, init, learningRate };
}

function refuseIdle(
  settings: Readonly<Record<string, Level>>,
  trained: string,
  meaningful: readonly string[],
): void {
  const idle = Object.keys(settings).filter((name) => !meaningful.includes(name));
  if (idle.length === 0) return;
  throw settingError(`adapter: ${trained} has no ${idle.join(', ')}`, `leave out ${idle.join(', ')}`);
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

/** Checks one level of one factor, whatever the other factors are. @throws YatesError as `parseSettings` */
export function checkSetting(name: string, level: Level): void {
  const wrong = (wanted: string): YatesError =>
    settingError(`${name}: ${JSON.stringify(level)} is not ${wanted}`, `write ${wanted}`);
  switch (name) {
    case 'adapter': {
      const levels = [...adapterKinds().map((kind) => kind.name), ...referenceRows];
      if (!levels.some((known) => known === level)) throw wrong(levels.join(', '));
      return;
    }
    case 'init':
      if (level !== 'zero' && level !== 'default') throw wrong('zero or default');
      return;
    case 'lr':
      if (typeof level !== 'number' || !(level > 0 && level <= 1)) throw wrong('a rate such as 0.001');
      return;
    case subjectName:
      if (typeof level !== 'string') throw wrong('the name of a subject such as openmoji-cat');
      subjectNamed(level);
      return;
    default:
      checkKindSetting(name, level, wrong);
  }
}

/** Kinds may share the name of a setting: a level that one of them takes will do. */
function checkKindSetting(name: string, level: Level, wrong: (wanted: string) => YatesError): void {
  const kinds = adapterKinds().filter(({ settings }) => Object.hasOwn(settings, name));
  const faults = kinds.map(({ settings }) => faultOf(settings[name] as SettingRule, level, wrong));
  if (faults.length === 0) {
    throw settingError(
      `the diffusion trainer knows no setting "${name}"`,
      `use factors among ${settingNames().join(', ')}`,
    );
  }
  if (!faults.includes(undefined)) throw faults[0];
}

function faultOf(rule: SettingRule, level: Level, wrong: (wanted: string) => YatesError): unknown {
  if (typeof level !== rule.type) return wrong(rule.wanted);
  try {
    rule.check(level);
    return undefined;
  } catch (error) {
    return error;
  }
}

function settingError(message: string, next: string): YatesError {
  return new YatesError({ code: 'E_TRIAL_SETTING', message, next });
}
