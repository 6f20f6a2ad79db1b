import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TerminalQuestions } from '../../../dashboard/terminal-questions.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function settling(questions: TerminalQuestions): () => Promise<boolean> {
  let isSettled = false;
  const wait = async (): Promise<void> => {
    await questions.settled();
    isSettled = true;
  };
  void wait();
  return async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return isSettled;
  };
}

describe('questions to a terminal', () => {
  it('are settled by the last answer to each of them', async () => {
    const questions = new TerminalQuestions(() => {});
    questions.ask();
    questions.ask();
    const isSettled = settling(questions);
    for (const answer of ['[6;20;10t', '[?1;0;256S', '[?62;4c', '[6;20;10t'])
      expect(questions.hear(answer)).toBe(true);
    expect(questions.sixels?.cell).toEqual({ width: 10, height: 20 });
    expect(await isSettled()).toBe(false);
    expect(questions.hear('[A')).toBe(false);
    questions.hear('[?62;4c');
    expect(await isSettled()).toBe(true);
  });

  it('are not waited for where there are none, or where a terminal has been silent for long', async () => {
    const questions = new TerminalQuestions(() => {});
    expect(await settling(questions)()).toBe(true);
    questions.ask();
    const early = settling(questions);
    vi.advanceTimersByTime(999);
    expect(await early()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await early()).toBe(true);
    expect(await settling(questions)()).toBe(true);
  });
});
