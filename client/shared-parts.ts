/** Parts that many trials have alike, kept once: a sweep of a hundred thousand trials has hundreds of each cell, and a handful of agents. */
import type { Level, Settings } from '../design/sweep-spec.ts';

/** Different ones that are remembered; beyond that all are forgotten, and remembering begins again. */
const rememberedMax = 10_000;

const knownSettings = new Map<string, Settings>();
const knownTexts = new Map<string, string>();

/** The same object for the same levels of the same factors, in the same order. */
export function sharedSettings(pairs: readonly (readonly [factor: string, level: Level])[]): Settings {
  const key = JSON.stringify(pairs);
  return remembered(knownSettings, key, () => Object.fromEntries(pairs));
}

/** The same string for equal ones: each that comes off the wire is a copy of its own. */
export const sharedText = (text: string): string => remembered(knownTexts, text, () => text);

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= rememberedMax) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}
