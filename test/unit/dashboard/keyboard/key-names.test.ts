import { describe, expect, it } from 'vitest';
import { keyNames } from '../../../../dashboard/keyboard/key-names.ts';

const named = (...pieces: readonly string[]): string[] => pieces.flatMap(keyNames);

describe('keys', () => {
  it('have names, and are taken one by one where several came in one read', () => {
    expect(keyNames('\u0003')).toEqual(['interrupt']);
    expect(keyNames('\u0006')).toEqual(['page-down']);
    expect(keyNames('\u0002')).toEqual(['page-up']);
    expect(keyNames('jj2')).toEqual(['j', 'j', '2']);
    // A slow machine reads what was typed in turn as one.
    expect(keyNames('\u0015lr\u007f\r')).toEqual(['clear', 'l', 'r', 'backspace', 'enter']);
    expect(keyNames('q\u0003')).toEqual(['q', 'interrupt']);
    expect(keyNames('lr\r\n')).toEqual(['l', 'r', 'enter']);
    expect(keyNames('é👩‍🔬')).toEqual(['é', '👩‍🔬']);
  });

  it('are the same from every terminal, and with modifiers', () => {
    // xterm, in its application mode, with Ctrl.
    expect(named('\u001b[A', '\u001bOA', '\u001b[1;5A')).toEqual(['up', 'up', 'up']);
    // xterm, the Linux console, rxvt.
    expect(named('\u001b[H', '\u001b[1~', '\u001b[7~')).toEqual(['home', 'home', 'home']);
    expect(named('\u001b[F', '\u001b[4~', '\u001b[8~')).toEqual(['end', 'end', 'end']);
    expect(named('\u001b[5~', '\u001b[6;2~', '\u001b[Z')).toEqual(['page-up', 'page-down', 'shift-tab']);
    expect(named('\u001b', '\u007f', '\b')).toEqual(['escape', 'backspace', 'backspace']);
  });

  it('are none where they mean nothing here, and never typed text', () => {
    // F5, Insert, Ctrl-Tab as xterm sends it when it is set to, focus, Ctrl-X, a C1 control.
    expect(named('\u001b[15~', '\u001b[2~', '\u001b[27;5;9~', '\u001b[I', '\u0018', '\u009b')).toEqual([]);
  });
});
