/**
 * What a terminal answers when it is asked what it can draw: the answers come among the keys. One that does not know a question is
 * silent, and is taken to draw nothing.
 *
 * @see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
import type { SixelTerminal } from './view/sixel.ts';

/** XTWINOPS 16: how large is a character? XTSMGRAPHICS 1: how many colours have pictures? Primary DA: what are you? */
export const terminalQuestions = '\u001b[16t\u001b[?1;1;0S\u001b[c';

export interface TerminalAnswers {
  readonly drawsSixels?: boolean;
  readonly cell?: SixelTerminal['cell'];
  readonly colours?: number;
}

/** True for the answer to the last question: terminals answer in turn. */
export const isLastAnswer = (input: string): boolean => attributesPattern.test(input);

/** With what this sequence says, which has lost its Escape; undefined where it is no answer. */
export function withAnswer(known: TerminalAnswers, input: string): TerminalAnswers | undefined {
  const attributes = attributesPattern.exec(input)?.[1];
  // The first number is the terminal's class; among those that follow, 4 stands for sixels.
  if (attributes !== undefined)
    return { ...known, drawsSixels: attributes.split(';').slice(1).includes('4') };
  const [, height, width] = /^\[6;(\d+);(\d+)t$/.exec(input)?.map(Number) ?? [];
  if (height !== undefined && width !== undefined) {
    const isPlausible = [height, width].every((pixels) => pixels > 0 && pixels <= cellMax);
    return isPlausible ? { ...known, cell: { width, height } } : known;
  }
  const [, failed, colours] = /^\[\?1;(\d);(\d+)S$/.exec(input)?.map(Number) ?? [];
  if (colours === undefined) return /^\[\?1;\d[\d;]*S$/.test(input) ? known : undefined;
  return failed === 0 && colours >= 2 ? { ...known, colours } : known;
}

const attributesPattern = /^\[\?(\d+(?:;\d+)*)c$/;
const cellMax = 200;

/** Of the colours it says nothing where it has 256 or more. */
const coloursUsually = 256;

export const sixelTerminal = ({
  drawsSixels,
  cell,
  colours = coloursUsually,
}: TerminalAnswers): SixelTerminal | undefined =>
  drawsSixels === true && cell !== undefined ? { cell, colours } : undefined;
