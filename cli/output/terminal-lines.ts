/** Lines that fit the terminal, which would break them within a word. */
import { cutText, widthOf, wrapText } from '../../dashboard/view/text-width.ts';
import { terminalWidth } from './terminal-width.ts';

/** Broken at spaces, further lines indented by two more than the first; whole where there is no terminal. */
export function wrapped(line: string, width = terminalWidth()): string {
  if (width === undefined || widthOf(line) <= width) return line;
  const indent = ' '.repeat((/^ */.exec(line)?.[0].length ?? 0) + 2);
  const [first = '', ...others] = wrapText(line, Math.max(20, width - indent.length));
  return [first, ...others.map((part) => indent + part.trimStart())].map((part) => part.trimEnd()).join('\n');
}

/** Cut at the edge of the terminal; whole where there is none. */
export const shortened = (line: string, width = terminalWidth()): string =>
  width === undefined ? line : cutText(line, width);
