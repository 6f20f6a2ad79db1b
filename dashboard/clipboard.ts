/**
 * What asks a terminal to take a text to the clipboard: OSC 52. It works over ssh too. A terminal that does not know it
 * shows nothing.
 *
 * @see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
export const clipboardSequence = (text: string): string =>
  `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
