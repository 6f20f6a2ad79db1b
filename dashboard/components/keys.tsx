import { useInput } from 'ink';
import { useCallback } from 'react';
import type { Key } from '../view/press.ts';
import { keyNames } from './key-names.ts';

/** Hears the keyboard. Ink draws nothing: rows are painted from lines that are laid out already (screen-lines.ts). */
export function Keys({ onKey }: { readonly onKey: (key: Key) => void }) {
  useInput(
    useCallback(
      (input, key) => {
        for (const name of keyNames(input, key)) onKey(name);
      },
      [onKey],
    ),
  );
  return null;
}
