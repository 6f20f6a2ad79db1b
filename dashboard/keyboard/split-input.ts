/** Splits what a terminal sends into escape sequences and the text between them. Pure. */
export interface SplitInput {
  /** Each an escape sequence from its Escape on, Escape alone, or text without one. */
  readonly pieces: readonly string[];
  /** What may be the beginning of a sequence whose end has not come yet; empty: nothing. */
  readonly rest: string;
}

const escape = '\u001b';

/** CSI with its parameters; what the Linux console sends for F1 to F5; SS3. Sticky: where an Escape stands. */
const sequence = /\u001b(?:\[\[[A-E]|\[[0-?]*[ -/]*[@-Z\\-~]|O[0-9]*[@-~])/y; // oxlint-disable-line no-control-regex
const beginning = /\u001b(?:\[\[?|\[[0-?]*[ -/]*|O[0-9]*)?$/y; // oxlint-disable-line no-control-regex

/**
 * Escape before anything that continues no sequence is the key: what terminals send for Alt and a key is Escape and that key, as if both
 * had been typed.
 */
export function splitInput(input: string): SplitInput {
  const pieces: string[] = [];
  let at = 0;
  while (at < input.length) {
    const found = input.indexOf(escape, at);
    if (found !== at) {
      const end = found < 0 ? input.length : found;
      pieces.push(input.slice(at, end));
      at = end;
      continue;
    }
    const whole = matchAt(sequence, input, at);
    if (whole === undefined && matchAt(beginning, input, at) !== undefined)
      return { pieces, rest: input.slice(at) };
    pieces.push(whole ?? escape);
    at += (whole ?? escape).length;
  }
  return { pieces, rest: '' };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** What stands for a rest that nothing has followed: Escape was the key, and what came after it was typed. */
export const splitRest = (rest: string): string[] => (rest.length > 1 ? [escape, rest.slice(1)] : [rest]);
