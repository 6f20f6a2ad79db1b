import { useInput } from 'ink';
import { useCallback } from 'react';
import type { Key } from '../view/press.ts';
import { keyNames } from './key-names.ts';

interface KeysProps {
  readonly onKey: (key: Key) => void;
  /** Takes what comes and returns true if it is an answer of the terminal, and no key. */
  readonly onAnswer: (input: string) => boolean;
}

/** Hears the keyboard. Ink draws nothing: rows are painted from lines that are laid out already (screen-lines.ts). */
export function Keys({ onKey, onAnswer }: KeysProps) {
  useInput(
    useCallback(
      (input, key) => {
        if (onAnswer(input)) return;
        for (const name of keyNames(input, key)) onKey(name);
      },
      [onKey, onAnswer],
    ),
  );
  return null;
}
