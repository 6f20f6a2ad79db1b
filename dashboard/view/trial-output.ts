/** What a trial prints, as the screen follows it: the end of it, as plain lines. */
import type { TrialId } from '../../base/ids.ts';
import { plainLines } from '../../base/plain-text.ts';
import { oncePerPair } from './once-per.ts';
import { wrapText } from './text-width.ts';

export interface TrialOutput {
  readonly trialId: TrialId;
  /** The attempt that printed last; 0 before anything has come. */
  readonly attempt: number;
  /** The end of what was printed, at most `outputCharsMax`. */
  readonly text: string;
  /** True while more may come. */
  readonly isOpen: boolean;
  /** Why it cannot be read; empty where it can. */
  readonly trouble: string;
}

/** Characters that stay on the screen; `yates logs` prints all that is kept. */
export const outputCharsMax = 200_000;

export const noOutput = (trialId: TrialId): TrialOutput => ({
  trialId,
  attempt: 0,
  text: '',
  isOpen: true,
  trouble: '',
});

/** With what was printed next. */
export function withPrinted(output: TrialOutput, attempt: number, text: string): TrialOutput {
  const head = output.attempt !== 0 && attempt !== output.attempt ? `\n[attempt ${attempt}]\n` : '';
  return { ...output, attempt, text: tail(output.text + head + text) };
}

/** Cut at the beginning of a line where there is one. */
function tail(text: string): string {
  if (text.length <= outputCharsMax) return text;
  const kept = text.slice(-outputCharsMax);
  return kept.slice(kept.indexOf('\n') + 1);
}

const none: readonly string[] = [];

/** Its lines, none wider than `width`; a bar that was drawn over itself shows as it was drawn last. */
export const outputRows = (output: TrialOutput | undefined, width: number): readonly string[] =>
  output === undefined ? none : rowsOf(output, width);

const rowsOf = oncePerPair(({ text }: TrialOutput, width: number): readonly string[] =>
  text.trim() === ''
    ? none
    : plainLines(text.trimEnd()).flatMap((line) => wrapText(line, Math.max(8, width))),
);
