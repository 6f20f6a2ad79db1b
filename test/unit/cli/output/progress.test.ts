import { beforeEach, describe, expect, it, vi } from 'vitest';
import { progressLine, withProgress } from '../../../../cli/output/progress.ts';

function terminal(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return { written, isTTY, columns, write: (text: string) => void written.push(text) };
}

describe('progressLine', () => {
  it('says what is done, and how much of it', () => {
    expect(progressLine('reading')).toBe('reading ...');
    expect(progressLine('reading', 7)).toBe('reading: 7');
    expect(progressLine('reading', 1, 4)).toBe('reading [#####---------------] 1 of 4');
    expect(progressLine('reading', 9, 4)).toBe(`reading [${'#'.repeat(20)}] 9 of 4`);
    expect(progressLine('a\u001b[2Jb\nc')).toBe('ab c ...');
  });
});

describe('withProgress', () => {
  beforeEach(() => void vi.stubEnv('TERM', 'xterm'));

  it('paints one line over and over, at most ten times a second, and takes it away', async () => {
    const { written, ...to } = terminal(true, 30);
    let nowMs = 1_000;
    const answer = await withProgress(
      async (say) => {
        say('sending', 0, 3);
        nowMs += 50;
        say('sending', 1, 3);
        nowMs += 60;
        say('sending', 2, 3);
        say('sending', 3, 3);
        say('drawing');
        return 'answer';
      },
      to,
      () => nowMs,
    );
    expect(answer).toBe('answer');
    expect(written).toEqual([
      '\rsending [-------------------…\u001b[K',
      '\rsending [#############------…\u001b[K',
      '\rsending [###################…\u001b[K',
      '\rdrawing ...\u001b[K',
      '\r\u001b[K',
    ]);
  });

  it('takes the line away where the work fails', async () => {
    const { written, ...to } = terminal(true);
    const failing = withProgress(async (say) => {
      say('sending');
      return Promise.reject(new Error('no'));
    }, to);
    await expect(failing).rejects.toThrow('no');
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  it('writes nothing into a file or a pipe', async () => {
    const { written, ...to } = terminal(false);
    await withProgress(async (say) => say('sending', 1, 2), to);
    vi.stubEnv('TERM', 'dumb');
    await withProgress(async (say) => say('sending', 1, 2), { ...to, isTTY: true });
    expect(written).toEqual([]);
  });
});
