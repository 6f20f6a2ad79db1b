import { useInput } from 'ink';
import { useCallback, useSyncExternalStore } from 'react';
import type { DashboardStore } from '../store.ts';
import type { Look } from '../view/look.ts';
import type { Key } from '../view/press.ts';
import { keyNames } from './key-names.ts';
import type { Palette } from './palette.ts';
import { PaletteContext } from './palette-context.ts';
import { Screen } from './screen.tsx';

export interface AppProps {
  readonly store: DashboardStore;
  readonly look: Look;
  readonly palette: Palette;
  /** Of the coordinator at the moment. */
  readonly address: () => string;
  readonly onKey: (key: Key) => void;
}

export function App({ store, look, palette, address, onKey }: AppProps) {
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot);
  useInput(
    useCallback(
      (input, key) => {
        for (const name of keyNames(input, key)) onKey(name);
      },
      [onKey],
    ),
  );
  return (
    <PaletteContext value={palette}>
      <Screen snapshot={snapshot} look={look} address={address()} />
    </PaletteContext>
  );
}
