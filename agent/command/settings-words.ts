/**
 * All settings of a trial as words of a command: what `{args}` in `run` stands for. A setting that has a word of its own
 * there, such as `{lr}` or `--lr={lr}`, is left out.
 */
import { didYouMean } from '../../base/did-you-mean.ts';
import type { Level, Settings } from '../../design/sweep-spec.ts';
import { hydraValue } from './hydra-value.ts';

type Style =
  | { readonly kind: 'hydra' }
  | {
      readonly kind: 'options';
      /** `value`: `--name true`. `bare`: `--name`, or nothing. `negated`: `--name`, or `--no-name`. */
      readonly booleans: 'value' | 'bare' | 'negated';
      /** Write `--weight-decay` for a setting called `weight_decay`. */
      readonly hasDashes: boolean;
    };

const styleWords = ['flags', 'no-flags', 'dashes', 'hydra'] as const;

/** The names in braces that stand for all settings: `args`, or `args:` with a style. */
export const isArgs = (name: string): boolean => name === 'args' || name.startsWith('args:');

/** A word that is `{args}` and nothing else. */
export function argsNameOf(word: string): string | undefined {
  return /^\{(args(?::[a-z,-]+)?)\}$/.exec(word)?.[1];
}

/** @param name `args`, or `args:` with words of a style @returns the style, or what is wrong with it */
export function argsStyle(name: string): Style | { readonly fault: string; readonly next: string } {
  const words = name === 'args' ? [] : name.slice('args:'.length).split(',');
  const unknown = words.find((word) => !(styleWords as readonly string[]).includes(word));
  if (unknown !== undefined)
    return { fault: `{${name}} asks for a style "${unknown}"`, next: didYouMean(unknown, styleWords) };
  const asked = new Set(words);
  if (asked.size < words.length)
    return { fault: `{${name}} names a style twice`, next: 'name each style once' };
  if (asked.has('hydra')) {
    if (asked.size === 1) return { kind: 'hydra' };
    return { fault: `{${name}} mixes two styles`, next: 'write {args:hydra}' };
  }
  if (asked.has('flags') && asked.has('no-flags'))
    return { fault: `{${name}} mixes two styles`, next: 'write {args:flags} or {args:no-flags}' };
  const booleans = asked.has('flags') ? 'bare' : asked.has('no-flags') ? 'negated' : 'value';
  return { kind: 'options', booleans, hasDashes: asked.has('dashes') };
}

/**
 * The words that a program gets for all settings, in the order of the design.
 *
 * @param name `args`, or `args:` with a style that has no fault
 * @param run `run` of the sweep file: the words of a command, or one script for the shell
 */
export function settingsWords(name: string, settings: Settings, run: readonly string[]): string[] {
  const style = argsStyle(name);
  if ('fault' in style) throw new Error(style.fault);
  const placed = new Set(run.flatMap(placedIn));
  return Object.entries(settings)
    .filter(([setting]) => !placed.has(setting))
    .flatMap(([setting, level]) =>
      style.kind === 'hydra' ? [`${setting}=${hydraValue(level)}`] : optionWords(setting, level, style),
    );
}

/** Settings that are words of the command themselves, as in `{lr}`, `--lr={lr}` and `optim.lr={lr}`. */
function placedIn(text: string): string[] {
  return text.split(/\s+/).flatMap((word) => {
    const name = /^(?:[\w.+@/-]+=)?["']?\{([A-Za-z]\w*)(?::hydra)?\}["']?;?$/.exec(word)?.[1];
    return name === undefined ? [] : [name];
  });
}

function optionWords(
  setting: string,
  level: Level,
  { booleans, hasDashes }: Extract<Style, { kind: 'options' }>,
): string[] {
  const name = hasDashes ? setting.replaceAll('_', '-') : setting;
  if (typeof level === 'boolean' && booleans !== 'value') {
    if (level) return [`--${name}`];
    return booleans === 'bare' ? [] : [`--no-${name}`];
  }
  const text = String(level);
  // A word that begins with a dash would be taken for the next option, as argparse takes -1e-3.
  return text.startsWith('-') ? [`--${name}=${text}`] : [`--${name}`, text];
}
