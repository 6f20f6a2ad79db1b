import type { Key as InkKey } from 'ink';
import { describe, expect, it } from 'vitest';
import { keyNames } from '../../../../dashboard/keyboard/key-names.ts';

const plain = { ctrl: false, tab: false, shift: false } as InkKey;

describe('keys', () => {
  it('have names, and are taken one by one where several came in one read', () => {
    expect(keyNames('', { ...plain, upArrow: true })).toEqual(['up']);
    expect(keyNames('u', { ...plain, ctrl: true })).toEqual(['clear']);
    expect(keyNames('x', { ...plain, ctrl: true })).toEqual([]);
    expect(keyNames('f', { ...plain, ctrl: true })).toEqual(['page-down']);
    expect(keyNames('b', { ...plain, ctrl: true })).toEqual(['page-up']);
    expect(keyNames('jj2', plain)).toEqual(['j', 'j', '2']);
    // A slow machine reads what was typed in turn as one.
    expect(keyNames('\u0015lr\u007f\r', plain)).toEqual(['clear', 'l', 'r', 'backspace', 'enter']);
    expect(keyNames('q\u0003', plain)).toEqual(['q', 'interrupt']);
    expect(keyNames('lr\r\n', plain)).toEqual(['l', 'r', 'enter']);
  });
});
