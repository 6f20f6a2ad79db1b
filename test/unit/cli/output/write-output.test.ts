import { describe, expect, it } from 'vitest';
import { withoutControls } from '../../../../base/plain-text.ts';

describe('withoutControls', () => {
  it('shows what would steer a terminal as a mark, and leaves all else', () => {
    expect(withoutControls('\u001B[31mred\u0007 \u009B1m \u202Eabc\r')).toBe(
      '\uFFFD[31mred\uFFFD \uFFFD1m \uFFFDabc\uFFFD',
    );
    expect(withoutControls('η² ├──●──┤\tcafé\n日本')).toBe('η² ├──●──┤\tcafé\n日本');
  });
});
