import { plainLine } from '../../base/plain-text.ts';
import type { Level } from '../../design/sweep-spec.ts';
import type { Trial } from '../core/state.ts';

/** Characters of a name; sweeps may have a thousand factors. */
const charsMax = 160;

/** A trial by its number and what distinguishes it, such as `trial 14 (optimiser=adam width=128 rep 1)`. */
export function trialName({ plan, sweep }: Trial): string {
  const { reference, settings, replicate, plannedOrder } = plan;
  const words =
    reference === undefined
      ? sweep.spec.factors.flatMap(({ name }) => {
          const level = settings[name];
          return level === undefined ? [] : [`${name}=${levelText(level)}`];
        })
      : [reference];
  const text = plainLine(words.join(' '));
  const shown = text.length <= charsMax ? text : `${text.slice(0, charsMax - 3).toWellFormed()}...`;
  return `trial ${plannedOrder + 1} (${shown}${shown === '' ? '' : ' '}rep ${replicate})`;
}

/** Six digits: 0.1 + 0.2 is written 0.3, as in the sweep file. */
const levelText = (level: Level): string =>
  typeof level === 'number' ? String(Number(level.toPrecision(6))) : String(level);
