import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { AnswerTurns } from '../../../../coordinator/service/answer-turns.ts';

const room = {
  hasRoom: true,
  listener: () => {},
  onRoom(listener: () => void) {
    room.listener = listener;
  },
  makeRoom: vi.fn<() => void>(),
};
let nowMs = 0;
let turns: AnswerTurns;
let made: string[];

beforeEach(() => {
  room.hasRoom = true;
  room.makeRoom.mockReset();
  nowMs = 0;
  made = [];
  turns = new AnswerTurns(room, () => nowMs);
});

const asking = (owner: string, isGone = () => false) => ({ owner, isGone });
/** An answer of so many steps. */
const make = (name: string, steps: number, owner = 'one') => {
  let left = steps;
  return turns.make(asking(owner), () => {
    made.push(name);
    return --left === 0 ? name : undefined;
  });
};

describe('large answers', () => {
  test('are made a step in each turn, those of a token one after the other', async () => {
    const answers = [make('a', 2), make('b', 1)];
    expect(made).toEqual([]);
    await turn();
    expect(made).toEqual(['a']);
    expect(await Promise.all(answers)).toEqual(['a', 'b']);
    expect(made).toEqual(['a', 'a', 'b']);
  });

  test('of another token come in between, however many one token asks for', async () => {
    const flood = Array.from({ length: 100 }, () => make('flood', 1, 'flooder'));
    await make('other', 2, 'other');
    expect(made.length).toBeLessThanOrEqual(5);
    expect(made.filter((name) => name === 'other')).toHaveLength(2);
    await Promise.all(flood);
  });

  test('of a caller who is gone are not made', async () => {
    expect(
      await turns.make(
        asking('one', () => true),
        () => made.push('gone'),
      ),
    ).toBeUndefined();
    expect(made).toEqual([]);
  });

  test('that fail fail alone', async () => {
    const failing = turns.make(asking('one'), () => {
      throw new Error('no such thing');
    });
    const next = make('next', 1);
    await expect(failing).rejects.toThrow('no such thing');
    expect(await next).toBe('next');
  });

  test('wait for room, and are made once there is some', async () => {
    room.hasRoom = false;
    const answer = make('late', 1);
    await turn();
    await turn();
    expect(made).toEqual([]);
    room.hasRoom = true;
    room.listener();
    expect(await answer).toBe('late');
  });

  test('are refused in words once they have waited for long, after room was asked for', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    room.hasRoom = false;
    const answer = make('never', 1).catch((error: unknown) => error);
    await turn();
    nowMs += limits.roomMs;
    vi.advanceTimersByTime(1_000);
    expect(await answer).toMatchObject({
      code: 'E_BUSY',
      message: expect.stringMatching(/32 MiB of answers unread.*ask again/s) as unknown,
    });
    expect(room.makeRoom).toHaveBeenCalled();
    vi.useRealTimers();
  });

  test('are refused when the coordinator stops', async () => {
    room.hasRoom = false;
    const answer = make('never', 1).catch((error: unknown) => error);
    turns.close();
    expect(await answer).toMatchObject({ code: 'E_STOPPING' });
  });
});
