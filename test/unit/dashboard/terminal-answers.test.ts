import { describe, expect, it } from 'vitest';
import { sixelTerminal, type TerminalAnswers, withAnswer } from '../../../dashboard/terminal-answers.ts';

const heard = (...inputs: readonly string[]): TerminalAnswers =>
  inputs.reduce<TerminalAnswers>((known, input) => withAnswer(known, input) ?? known, {});

describe('answers of a terminal', () => {
  it('say that it draws sixels, and how large characters are', () => {
    // foot, by its source.
    expect(sixelTerminal(heard('[6;20;10t', '[?1;0;1024S', '[?62;4;22;28c'))).toEqual({
      cell: { width: 10, height: 20 },
      colours: 1024,
    });
    // A VT340 as xterm plays it: sixteen colours.
    expect(sixelTerminal(heard('[6;13;6t', '[?1;0;16S', '[?63;1;2;4;6;9;15;22c'))?.colours).toBe(16);
  });

  it('leave characters as pictures where one is missing', () => {
    expect(sixelTerminal(heard('[6;20;10t', '[?62;22c'))).toBeUndefined();
    // A VT400, and no sixels: the first number is the class.
    expect(sixelTerminal(heard('[6;20;10t', '[?4;22c'))).toBeUndefined();
    expect(sixelTerminal(heard('[?62;4c'))).toBeUndefined();
    expect(sixelTerminal(heard('[6;0;0t', '[?62;4c'))).toBeUndefined();
    expect(sixelTerminal(heard('[6;9999;10t', '[?62;4c'))).toBeUndefined();
    expect(sixelTerminal(heard('[6;20;10t', '[?1;3;0S', '[?62;4c'))?.colours).toBe(256);
  });

  it('are no keys, and keys are no answers', () => {
    for (const answer of ['[?62;4c', '[?1;2c', '[6;20;10t', '[6;0;0t', '[?1;3;0S', '[?1;1S'])
      expect(withAnswer({}, answer), answer).toBeDefined();
    for (const key of ['c', '[', '[?', '[A', 'S', '6', 't', '', '[?62;4cq', 'a[?62;4c'])
      expect(withAnswer({}, key), key).toBeUndefined();
  });
});
