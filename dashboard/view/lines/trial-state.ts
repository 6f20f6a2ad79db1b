import type { TrialState } from '../../../client/facts.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Span } from '../spans.ts';

/** One column: a shape and a colour, so that either alone will do. */
export function stateGlyph(state: TrialState, glyphs: Glyphs): Span {
  switch (state) {
    case 'queued':
      return { text: glyphs.queued, tone: 'muted' };
    case 'leased':
      return { text: glyphs.running, tone: 'accent' };
    case 'done':
      return { text: glyphs.done, tone: 'good' };
    case 'failed':
      return { text: glyphs.failed, tone: 'bad' };
    case 'pruned':
      return { text: glyphs.pruned, tone: 'warn' };
    case 'cancelled':
      return { text: glyphs.cancelled, tone: 'muted' };
    case 'unknown':
      return { text: '?', tone: 'muted' };
    default:
      return state satisfies never;
  }
}

/** `leased` is the coordinator's word; a user sees a trial that runs. */
export const stateWord = (state: TrialState): string => (state === 'leased' ? 'running' : state);
