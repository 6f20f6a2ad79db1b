import { describe, expect, it } from 'vitest';
import { sharedSettings, sharedText } from '../../../client/shared-parts.ts';

describe('sharedSettings', () => {
  it('is one object for the same levels, and another where a level, a name or its kind differs', () => {
    const one = sharedSettings([
      ['lr', 0.1],
      ['act', 'relu'],
    ]);
    expect(one).toEqual({ lr: 0.1, act: 'relu' });
    expect(
      sharedSettings([
        ['lr', 0.1],
        ['act', 'relu'],
      ]),
    ).toBe(one);
    expect(
      sharedSettings([
        ['lr', '0.1'],
        ['act', 'relu'],
      ]),
    ).toEqual({ lr: '0.1', act: 'relu' });
    expect(
      Object.keys(
        sharedSettings([
          ['act', 'relu'],
          ['lr', 0.1],
        ]),
      ),
    ).toEqual(['act', 'lr']);
  });

  it('stays right when more are seen than it remembers', () => {
    for (let at = 0; at < 25_000; at++) expect(sharedSettings([['at', at]])['at']).toBe(at);
    expect(sharedSettings([['at', 3]])).toEqual({ at: 3 });
    expect(sharedText('cuda')).toBe('cuda');
  });
});
