import { type Glyphs, unicodeGlyphs } from './glyphs.ts';

/** What the lines depend on beside the model and the time: what the terminal can draw, and where it stands. */
export interface Look {
  readonly glyphs: Glyphs;
  /** Minutes east of UTC, for times of day. */
  readonly utcOffsetMinutes: number;
}

export const plainLook: Look = { glyphs: unicodeGlyphs, utcOffsetMinutes: 0 };
