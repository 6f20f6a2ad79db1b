/** A trial as a person would call it: "CAout scale=2 rep 1". */
import type { Level, Settings, SweepSpec } from '../../design/sweep-spec.ts';
import type { Trial } from '../../client/facts.ts';
import { plainLine } from '../../base/plain-text.ts';

export function levelName(level: Level | undefined): string {
  if (level === undefined) return '?';
  // Six digits: 0.1 + 0.2 is written 0.3, as in the sweep file.
  return typeof level === 'number' ? String(Number(level.toPrecision(6))) : plainLine(String(level));
}

/**
 * Factors in the order of the file; a word speaks for itself, a number or flag needs its factor's name. Columns
 * derived from a factor say nothing new and are left out.
 */
export function cellName(settings: Settings, spec: SweepSpec | undefined): string {
  const names = spec?.factors.map(({ name }) => name) ?? Object.keys(settings);
  const present = names.filter((name) => settings[name] !== undefined);
  const words = present.map((name) => {
    const level = settings[name];
    return typeof level === 'string' ? levelName(level) : `${plainLine(name)}=${levelName(level)}`;
  });
  return words.join(' ') || '(no factors)';
}

export const trialName = (trial: Trial, spec: SweepSpec | undefined): string =>
  `${trial.reference === undefined ? cellName(trial.settings, spec) : plainLine(trial.reference)} rep ${trial.replicate}`;

/** The same by its levels alone: "CAout 2 rep 1". */
export function shortTrialName(trial: Trial, spec: SweepSpec | undefined): string {
  if (trial.reference !== undefined) return trialName(trial, spec);
  const names = spec?.factors.map(({ name }) => name) ?? Object.keys(trial.settings);
  const levels = names.flatMap((name) => {
    const level = trial.settings[name];
    return level === undefined ? [] : [levelName(level)];
  });
  return [...levels, `rep ${trial.replicate}`].join(' ');
}
