/**
 * Hears the keyboard of a terminal, with Ink: keys by name, and what the terminal answers to questions. Ink draws nothing, as
 * rows are painted from lines that are laid out already (screen-lines.ts).
 */
import { render, useInput } from 'ink';
import { useCallback } from 'react';
import type { Key } from '../view/press.ts';
import { keyNames } from './key-names.ts';
import { SilentTerminal } from './silent-terminal.ts';

export interface KeyboardListener {
  readonly onKey: (key: Key) => void;
  /** @returns true if the sequence, given without its Escape, is an answer of the terminal, and no key */
  readonly onAnswer: (sequence: string) => boolean;
}

/**
 * Nothing that is typed is seen on the terminal from here on.
 *
 * @returns a function that ends it and gives the terminal its own mode back
 */
export function listenToKeyboard(stdin: NodeJS.ReadStream, listener: KeyboardListener): () => void {
  const ink = render(
    <Keys {...listener} />,
    // In debug mode Ink leaves the cursor alone.
    { stdout: new SilentTerminal() as never, stdin, debug: true, exitOnCtrlC: false, patchConsole: false },
  );
  return () => {
    ink.unmount();
    ink.cleanup();
  };
}

function Keys({ onKey, onAnswer }: KeyboardListener) {
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
