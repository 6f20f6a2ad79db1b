/** What a terminal sends for keys, as the view model names them. Pure. */
import type { Key } from '../view/press.ts';

const escape = '\u001b';

/** Sequences without their Escape and without modifiers, as xterm, the Linux console, rxvt and PuTTY send them. */
const sequences: Readonly<Record<string, Key>> = {
  '[A': 'up',
  OA: 'up',
  '[B': 'down',
  OB: 'down',
  '[C': 'right',
  OC: 'right',
  '[D': 'left',
  OD: 'left',
  '[H': 'home',
  OH: 'home',
  '[1~': 'home',
  '[7~': 'home',
  '[F': 'end',
  OF: 'end',
  '[4~': 'end',
  '[8~': 'end',
  '[5~': 'page-up',
  '[6~': 'page-down',
  // The key that deletes forwards has nothing to delete at the end of what is typed.
  '[3~': 'backspace',
  '[Z': 'shift-tab',
  // Enter on the number pad.
  OM: 'enter',
};

/** Pages as in vi and less; Ctrl-U clears what is typed, and goes a page up where nothing is. */
const controls: Readonly<Record<string, Key>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\r\n': 'enter',
  '\t': 'tab',
  '\u0002': 'page-up',
  '\u0003': 'interrupt',
  '\u0004': 'page-down',
  '\u0006': 'page-down',
  '\u0008': 'backspace',
  '\u0015': 'clear',
  '\u007f': 'backspace',
};

const graphemes = new Intl.Segmenter('en');

/**
 * @param piece an escape sequence, or text without one: several keys where they came in one read, as with quick typing or a paste
 * @returns names and typed characters; none for sequences and control characters that mean nothing here
 */
export function keyNames(piece: string): Key[] {
  if (piece === escape) return ['escape'];
  if (piece.startsWith(escape)) {
    const name = sequences[withoutModifiers(piece.slice(1))];
    return name === undefined ? [] : [name];
  }
  return Array.from(graphemes.segment(piece), ({ segment }) => controls[segment] ?? segment).filter(
    (key) => !isControl(key),
  );
}

/** Of `[1;5A` and `[5;2~`, with Ctrl and Shift: as without them. */
const withoutModifiers = (sequence: string): string =>
  sequence.replace(/^\[1;\d+(?=[A-H]$)/, '[').replace(/^(\[\d+);\d+~$/, '$1~');

// oxlint-disable-next-line no-control-regex
const isControl = (key: Key): boolean => /^[\u0000-\u001f\u007f-\u009f]/.test(key);
