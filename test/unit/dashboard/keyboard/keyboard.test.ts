import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenToKeyboard } from '../../../../dashboard/keyboard/keyboard.ts';
import { FakeStdin } from '../../../fixtures/dashboard/fake-terminal.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function listen() {
  const stdin = new FakeStdin();
  const heard: string[] = [];
  const end = listenToKeyboard(stdin as never, {
    onKey: (key) => heard.push(key),
    onAnswer: (sequence) => sequence.endsWith('c') && heard.push(`answer ${sequence}`) > 0,
  });
  const type = async (text: string): Promise<void> => {
    stdin.write(text);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { stdin, heard, end, type };
}

it('waits a moment for what makes Escape a sequence', async () => {
  const { heard, type, end } = listen();
  await type('\u001b');
  expect(heard).toEqual([]);
  await type('[B');
  expect(heard).toEqual(['down']);
  await type('\u001b');
  vi.advanceTimersByTime(25);
  expect(heard).toEqual(['down', 'escape']);
  // An answer over a slow connection.
  await type('\u001b[?62;');
  vi.advanceTimersByTime(100);
  await type('4cq');
  expect(heard).toEqual(['down', 'escape', 'answer [?62;4c', 'q']);
  end();
});

it('gives the terminal back its mode when it ends, and hears nothing more', async () => {
  const { stdin, heard, type, end } = listen();
  expect(stdin.isRaw).toBe(true);
  await type('\u001b');
  end();
  expect(stdin.isRaw).toBe(false);
  expect(stdin.isPaused()).toBe(true);
  vi.advanceTimersByTime(1_000);
  await type('q');
  expect(heard).toEqual([]);
});
