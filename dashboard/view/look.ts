import { type Glyphs, unicodeGlyphs } from './glyphs.ts';
import type { SixelTerminal } from './sixel.ts';

/** What the lines depend on beside the model and the time: what the terminal can draw, and where it stands. */
export interface Look {
  readonly glyphs: Glyphs;
  /** Minutes east of UTC, for times of day. */
  readonly utcOffsetMinutes: number;
  /** How pictures are drawn; left out: in shades of ASCII. */
  readonly pictures?: 'graphics' | 'true-colours' | '256-colours' | 'shades' | SixelTerminal;
}

export const plainLook: Look = { glyphs: unicodeGlyphs, utcOffsetMinutes: 0 };
