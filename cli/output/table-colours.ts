/** Colours of what a table says of states, on a terminal that has them and whose user wants them. */
import { colourful, paintLine } from '../../dashboard/palette.ts';
import { type Environment, readTerminal } from '../../dashboard/terminal.ts';
import type { Tone } from '../../dashboard/view/spans.ts';

/** A cell, or a title where there is no cell, with the sequences of its colour. Its text is safe for a terminal. */
export type PaintCell = (title: string, cell?: string) => string;

/** Undefined for a file, another program, NO_COLOR and TERM=dumb: they get text alone. */
export function tableColours(
  { isTTY }: { readonly isTTY?: boolean } = process.stdout,
  env: Environment = process.env,
): PaintCell | undefined {
  const { colour, trueColour } = readTerminal(env, isTTY === true);
  if (isTTY !== true || !colour) return undefined;
  const palette = colourful(trueColour);
  return (title, cell) => {
    const tone = cell === undefined ? 'muted' : toneOf(title, cell);
    return paintLine([{ text: cell ?? title, tone }], palette);
  };
}

function toneOf(title: string, cell: string): Tone | undefined {
  if (title === 'failed') return /^[1-9]/.test(cell) ? 'bad' : undefined;
  if (title !== 'state' && title !== 'outcome') return undefined;
  const [word = ''] = cell.split(' ');
  return Object.hasOwn(tones, word) ? tones[word] : undefined;
}

/** States of sweeps, trials and agents, and outcomes of attempts. */
const tones: Readonly<Record<string, Tone>> = {
  done: 'good',
  finished: 'good',
  completed: 'good',
  online: 'good',
  running: 'accent',
  leased: 'accent',
  failed: 'bad',
  lost: 'bad',
  'set-aside': 'bad',
  paused: 'warn',
  pruned: 'warn',
  cancelled: 'warn',
  queued: 'muted',
  left: 'muted',
};
