/** What a verb is at while it works for long: a line on the terminal that is gone once the work is done. */
import { plainLine } from '../../base/plain-text.ts';
import { cutText } from '../../dashboard/view/text-width.ts';

/** Says what is done now, and how much of it is done where that is known. */
export type Say = (what: string, done?: number, total?: number) => void;

export interface ProgressTerminal {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly write: (text: string) => unknown;
}

/** A terminal shows no more than ten in a second apart. */
const leastMs = 100;
const barWidth = 20;

/**
 * Gives `work` a line on standard error. Where that is no terminal nothing is written, so that logs have no bars.
 *
 * @param now milliseconds
 */
export async function withProgress<T>(
  work: (say: Say) => Promise<T>,
  terminal: ProgressTerminal = process.stderr,
  now: () => number = () => performance.now(),
): Promise<T> {
  if (!terminal.isTTY || process.env['TERM'] === 'dumb') return await work(() => {});
  let last = '';
  let lastMs = 0;
  const say: Say = (what, done, total) => {
    const isNew = what !== last;
    if (!isNew && now() - lastMs < leastMs && done !== total) return;
    last = what;
    lastMs = now();
    // The last column makes some terminals begin a new line.
    terminal.write(`\r${cutText(progressLine(what, done, total), (terminal.columns || 80) - 1)}\u001b[K`);
  };
  try {
    return await work(say);
  } finally {
    if (last !== '') terminal.write('\r\u001b[K');
  }
}

export function progressLine(what: string, done?: number, total?: number): string {
  const text = plainLine(what);
  if (done === undefined) return `${text} ...`;
  if (total === undefined || total <= 0) return `${text}: ${done}`;
  const part = Math.min(1, Math.max(0, done / total));
  const full = Math.floor(part * barWidth);
  return `${text} [${'#'.repeat(full)}${'-'.repeat(barWidth - full)}] ${done} of ${total}`;
}
