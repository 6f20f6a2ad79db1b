import { describe, expect, it, vi } from 'vitest';
import { withoutControls } from '../../../../base/plain-text.ts';
import { printInColours } from '../../../../cli/output/write-output.ts';

describe('withoutControls', () => {
  it('shows what would steer a terminal as a mark, and leaves all else', () => {
    expect(withoutControls('\u001B[31mred\u0007 \u009B1m \u202Eabc\r')).toBe(
      '\uFFFD[31mred\uFFFD \uFFFD1m \uFFFDabc\uFFFD',
    );
    expect(withoutControls('η² ├──●──┤\tcafé\n日本')).toBe('η² ├──●──┤\tcafé\n日本');
  });
});

describe('printInColours', () => {
  it('leaves colours, and marks all else that would steer a terminal', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      printInColours('\u001B[38;5;29mdone\u001B[0m \u001B[2J\u001B]0;title\u0007');
      expect(write.mock.calls).toEqual([['\u001B[38;5;29mdone\u001B[0m \uFFFD[2J\uFFFD]0;title\uFFFD\n']]);
    } finally {
      write.mockRestore();
    }
  });
});
