/** Ink's keys as the view model names them. */
import type { Key as InkKey } from 'ink';
import type { Key } from '../view/press.ts';

const named: readonly (readonly [keyof InkKey, Key])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  // What most terminals send for the backspace key.
  ['delete', 'backspace'],
];

/** Pages as in vi and less; Ctrl-U clears what is typed, and goes a page up where nothing is. */
const withCtrl: Readonly<Record<string, Key>> = {
  c: 'interrupt',
  u: 'clear',
  b: 'page-up',
  d: 'page-down',
  f: 'page-down',
};

/** Several keys where they came in one read, as with quick typing or a paste. */
export function keyNames(input: string, key: InkKey): Key[] {
  if (key.ctrl) return Object.hasOwn(withCtrl, input) ? [withCtrl[input] as Key] : [];
  if (key.tab) return [key.shift ? 'shift-tab' : 'tab'];
  const name = named.find(([property]) => key[property] === true);
  if (name !== undefined) return [name[1]];
  return Array.from(new Intl.Segmenter('en').segment(input), ({ segment }) => controls[segment] ?? segment);
}

/** Control characters among others that came in one read. */
const controls: Readonly<Record<string, Key>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\r\n': 'enter',
  '\t': 'tab',
  '\u0003': 'interrupt',
  '\u0008': 'backspace',
  '\u007f': 'backspace',
  '\u0015': 'clear',
};
