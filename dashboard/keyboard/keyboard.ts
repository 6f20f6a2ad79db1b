/** Hears the keyboard of a terminal in raw mode: keys by name, and what the terminal answers to questions. */
import type { Key } from '../view/press.ts';
import { keyNames } from './key-names.ts';
import { splitInput, splitRest } from './split-input.ts';

export interface KeyboardListener {
  readonly onKey: (key: Key) => void;
  /** @returns true if the sequence, given without its Escape, is an answer of the terminal, and no key */
  readonly onAnswer: (sequence: string) => boolean;
}

type Input = Pick<
  NodeJS.ReadStream,
  'setRawMode' | 'setEncoding' | 'on' | 'off' | 'ref' | 'unref' | 'resume' | 'pause'
>;

/** Escape alone is taken for the key after this time: sequences come in one piece but over slow connections. */
const escapeMs = 25;
/** What begins as a sequence is hardly ever typed. */
const sequenceMs = 200;

/**
 * Nothing that is typed is seen on the terminal from here on.
 *
 * @returns a function that ends it and gives the terminal its own mode back
 */
export function listenToKeyboard(stdin: Input, { onKey, onAnswer }: KeyboardListener): () => void {
  let rest = '';
  let timer: NodeJS.Timeout | undefined;
  const take = (pieces: readonly string[]): void => {
    for (const piece of pieces) {
      if (piece.startsWith('\u001b') && onAnswer(piece.slice(1))) continue;
      for (const key of keyNames(piece)) onKey(key);
    }
  };
  const onData = (chunk: Buffer | string): void => {
    clearTimeout(timer);
    const split = splitInput(rest + String(chunk));
    ({ rest } = split);
    take(split.pieces);
    if (rest === '') return;
    const waitMs = rest.length > 1 ? sequenceMs : escapeMs;
    timer = setTimeout(() => {
      const pieces = splitRest(rest);
      rest = '';
      take(pieces);
    }, waitMs);
  };
  stdin.setEncoding('utf8');
  stdin.setRawMode(true);
  stdin.ref();
  stdin.on('data', onData);
  stdin.resume();
  return () => {
    clearTimeout(timer);
    stdin.off('data', onData);
    stdin.setRawMode(false);
    stdin.pause();
    stdin.unref();
  };
}
