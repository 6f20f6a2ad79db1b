import { describe, expect, it } from 'vitest';
import { lookFor, readTerminal } from '../../../dashboard/terminal.ts';

const xterm = { TERM: 'xterm-256color', LANG: 'en_GB.UTF-8' };

describe('readTerminal', () => {
  it('draws on a terminal with everything', () => {
    expect(readTerminal(xterm, true)).toEqual({
      interactive: true,
      colour: true,
      unicode: true,
      trueColour: false,
      graphics: false,
    });
  });

  it.each([
    [{ ...xterm, COLORTERM: 'truecolor' }, 'true-colours'],
    [{ ...xterm, TERM: 'xterm-kitty' }, 'graphics'],
    [{ ...xterm, TERM: 'xterm-ghostty' }, 'graphics'],
    // What was started within it inherits its variables, and may not draw.
    [{ ...xterm, KITTY_WINDOW_ID: '1', TERM_PROGRAM: 'ghostty' }, '256-colours'],
    [{ ...xterm, TERM: 'xterm-kitty', TMUX: '/tmp/tmux-0/default,1,0' }, 'true-colours'],
    [{ ...xterm, TERM: 'xterm-kitty', STY: '1.pts' }, 'true-colours'],
    [{ ...xterm, TERM: 'xterm-kitty', NO_COLOR: '1' }, 'shades'],
    [xterm, '256-colours'],
    [{ ...xterm, COLORTERM: 'truecolor', NO_COLOR: '1' }, 'shades'],
    [{ ...xterm, LANG: 'C' }, 'shades'],
  ] as const)('draws pictures as the terminal can: %j', (env, pictures) =>
    expect(lookFor(readTerminal(env, true), 0).pictures).toBe(pictures),
  );

  it.each([
    ['a pipe', xterm, false],
    ['a CI', { ...xterm, CI: 'true' }, true],
    ['a dumb terminal', { ...xterm, TERM: 'dumb' }, true],
  ] as const)('prints lines on %s', (_, env, isTty) =>
    expect(readTerminal(env, isTty).interactive).toBe(false),
  );

  it('takes CI=false at its word', () =>
    expect(readTerminal({ ...xterm, CI: 'false' }, true).interactive).toBe(true));

  it('takes colour away for NO_COLOR, unless it is empty', () => {
    expect(readTerminal({ ...xterm, NO_COLOR: '1' }, true).colour).toBe(false);
    expect(readTerminal({ ...xterm, NO_COLOR: '' }, true).colour).toBe(true);
  });

  it.each([
    [{ TERM: 'xterm', LANG: 'C' }, false],
    [{ TERM: 'xterm', LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, false],
    [{ TERM: 'xterm', LANG: 'C', LC_ALL: 'C.utf8' }, true],
    [{ TERM: 'linux', LANG: 'en_GB.UTF-8' }, false],
    [{ TERM: 'xterm' }, false],
    [{ WT_SESSION: 'x' }, true],
  ])('reads the locale as the C library does: %j', (env, unicode) => {
    expect(readTerminal(env, true).unicode).toBe(unicode);
  });
});
