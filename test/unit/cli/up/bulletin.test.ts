import { describe, expect, it } from 'vitest';
import { Bulletin } from '../../../../cli/up/bulletin.ts';

describe('the line that yates up shows', () => {
  it('goes away once the process that it is about is back', () => {
    const shown: string[] = [];
    const bulletin = new Bulletin((text) => shown.push(text));
    bulletin.ended('coordinator');
    bulletin.began('coordinator', 'it ended: starting it again');
    bulletin.ended('coordinator');
    expect(shown).toEqual(['it ended: starting it again', '']);
  });

  it('is about the process that is still gone when another is back', () => {
    const shown: string[] = [];
    const bulletin = new Bulletin((text) => shown.push(text));
    bulletin.began('agent-1', 'one');
    bulletin.began('agent-2', 'two');
    bulletin.ended('agent-2');
    bulletin.ended('agent-1');
    expect(shown).toEqual(['one', 'two', 'one', '']);
  });

  it('stays where something else was said since', () => {
    const shown: string[] = [];
    const bulletin = new Bulletin((text) => shown.push(text));
    bulletin.began('agent-1', 'one');
    bulletin.say('stopping');
    bulletin.ended('agent-1');
    expect(shown).toEqual(['one', 'stopping']);
  });
});
