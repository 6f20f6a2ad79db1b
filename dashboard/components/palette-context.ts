import { createContext, useContext } from 'react';
import { type Palette, colourful } from './palette.ts';

/** Which paints the terminal has: the same for every component. */
export const PaletteContext = createContext<Palette>(colourful);

export const usePalette = (): Palette => useContext(PaletteContext);
