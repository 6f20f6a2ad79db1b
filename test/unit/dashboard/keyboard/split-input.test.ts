import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitInput, splitRest } from '../../../../dashboard/keyboard/split-input.ts';

describe('what a terminal sends', () => {
  it('is split into sequences and the text between them', () => {
    expect(splitInput('jj\u001b[A2\u001bOB\u001b[?62;4;22c')).toEqual({
      pieces: ['jj', '\u001b[A', '2', '\u001bOB', '\u001b[?62;4;22c'],
      rest: '',
    });
    // F1 of the Linux console is no [[ and A.
    expect(splitInput('\u001b[[A').pieces).toEqual(['\u001b[[A']);
  });

  it('has Escape as a key before what continues no sequence, as Alt and a key send it', () => {
    expect(splitInput('\u001bq').pieces).toEqual(['\u001b', 'q']);
    expect(splitInput('\u001b\u001b[A').pieces).toEqual(['\u001b', '\u001b[A']);
    expect(splitInput('\u001b[\u001b[A').pieces).toEqual(['\u001b', '[', '\u001b[A']);
  });

  it('may end within a sequence', () => {
    for (const rest of ['\u001b', '\u001b[', '\u001b[6;20', '\u001b[[', '\u001bO'])
      expect(splitInput(`k${rest}`), rest).toEqual({ pieces: ['k'], rest });
    expect(splitRest('\u001b')).toEqual(['\u001b']);
    expect(splitRest('\u001b[6')).toEqual(['\u001b', '[6']);
  });

  it('loses nothing, wherever the reads are cut', () => {
    const parts = ['\u001b', '[', 'O', 'A', '~', '1', ';', '?', 'c', 'é', '\u001b[A', '\u001b[6;20;10t'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts)), fc.nat(), (words, cut) => {
        const input = words.join('');
        const at = cut % (input.length + 1);
        const first = splitInput(input.slice(0, at));
        const second = splitInput(first.rest + input.slice(at));
        expect([...first.pieces, ...second.pieces, second.rest].join('')).toBe(input);
      }),
    );
  });
});
