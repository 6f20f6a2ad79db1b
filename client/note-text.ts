import { plainLine } from '../base/plain-text.ts';
import type { Note } from './facts.ts';

/** `trials wait: no agent is here`, after this beginning; of what keeps nothing waiting the text alone. */
export const noteInWords = ({ kind, text }: Note, waits: string): string =>
  kind === 'disk' ? plainLine(text) : `${waits}: ${plainLine(text)}`;
