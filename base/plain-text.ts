/**
 * Text from outside made plain, for terminals, tables and logs: names, messages and outputs of others never move the
 * cursor, turn the direction of writing, or pass for more lines than they are. Each function looks at each character once.
 */

// The sequences of ECMA-48: CSI, OSC up to its terminator, and the two-character escapes.
// oxlint-disable-next-line no-control-regex
const escapeSequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
/** Controls of C0 and C1, marks that turn the direction of writing, and the line breaks of Unicode. */
const hidden = String.raw`\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069`;
const hiddenCharacter = new RegExp(`[${hidden}]`, 'gu');
const hiddenButBreaks = new RegExp(`(?![\\t\\n])[${hidden}]`, 'gu');
const anyHidden = new RegExp(`[${hidden}]`, 'u');

/**
 * What a program printed, as plain lines that cannot move the cursor or ring the bell: escape sequences and control
 * characters are dropped, a carriage return keeps only what was written last, as on a terminal.
 */
export function plainLines(output: string): string[] {
  if (!anyHidden.test(output)) return [output];
  const lines = output.replace(escapeSequence, '').replace(/\r\n/g, '\n').split('\n');
  return lines.map((line) => {
    let end = line.length;
    while (end > 0 && line[end - 1] === '\r') end--;
    const overwritten = line.slice(end === 0 ? 0 : line.lastIndexOf('\r', end - 1) + 1);
    return overwritten.replace(/\t/g, '  ').replace(hiddenCharacter, '');
  });
}

/** One line, safe to print: for names, messages and notices that come from elsewhere. */
export const plainLine = (text: string): string => plainLines(text).join(' ').trim();

/** As `plainLine`, with the spaces at its ends: for cells of tables. */
export const plainCell = (text: string): string => (anyHidden.test(text) ? plainLines(text).join(' ') : text);

/** Several lines for a terminal: what would steer it is shown as a mark; tabs and line feeds stay. */
export const withoutControls = (text: string): string => text.replaceAll(hiddenButBreaks, '\uFFFD');

// oxlint-disable-next-line no-control-regex
const colour = /(\u001b\[[\d;]*m)/;

/** The same of text that we have coloured: the sequences of its colours stay, and nothing else that would steer a terminal. */
export const withColoursAlone = (text: string): string =>
  text
    .split(colour)
    .map((part, at) => (at % 2 === 1 ? part : withoutControls(part)))
    .join('');

/** Text that we have coloured, without its colours. */
export const withoutColours = (text: string): string =>
  text
    .split(colour)
    .filter((_, at) => at % 2 === 0)
    .join('');
