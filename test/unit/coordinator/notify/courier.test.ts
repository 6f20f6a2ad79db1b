import { describe, expect, test } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { Courier } from '../../../../coordinator/notify/courier.ts';
import type { Message } from '../../../../coordinator/notify/message.ts';
import type { Delivery } from '../../../../coordinator/notify/target.ts';

const message: Message = { event: 'test', text: 'text', id: 'id', host: 'host', atMs: 0 };
const works: Delivery = { isDelivered: true, mayPass: false, said: '200 OK' };
const fails: Delivery = { isDelivered: false, mayPass: true, said: 'connect ECONNREFUSED' };
const refuses: Delivery = { isDelivered: false, mayPass: false, said: '404 Not Found' };

/** Answers its tries with these, the last one for ever. */
function bench(...answers: Delivery[]) {
  const logged: string[] = [];
  const log = (_of: object, text: string): void => void logged.push(text);
  let tries = 0;
  const courier = new Courier({
    target: {
      name: 'target',
      deliver: () => Promise.resolve(answers[Math.min(tries++, answers.length - 1)] ?? works),
    },
    logger: { info: log, warn: log } as never,
    delaysMs: [0, 0],
  });
  return { courier, logged, tries: () => tries };
}

describe('a courier', () => {
  test('tries again, and is silent about what gets through in the end', async () => {
    const { courier, logged, tries } = bench(fails, fails, works);
    expect(await courier.send(message)).toBe(true);
    expect([tries(), logged]).toEqual([3, []]);
  });

  test('does not try again what is refused', async () => {
    const { courier, tries } = bench(refuses);
    expect(await courier.send(message)).toBe(true);
    expect(tries()).toBe(1);
  });

  test('says once that a target is dead, tries each further message once, and says when it is back', async () => {
    const { courier, logged, tries } = bench(fails, fails, fails, fails, fails, works);
    for (let sent = 0; sent < 4; sent++) await courier.send(message);
    expect(tries()).toBe(6);
    expect(logged).toEqual([
      expect.stringContaining('did not get through: connect ECONNREFUSED') as string,
      'messages get through again: 200 OK',
    ]);
  });

  test('gives up at once when it is closed, and says that the message was not settled', async () => {
    let begun: () => void = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const courier = new Courier({
      target: {
        name: 'target',
        deliver: (_message, signal) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve(fails));
            begun();
          }),
      },
      logger: {} as never,
    });
    const sent = [courier.send(message), courier.send(message)];
    await started;
    courier.close();
    expect(await Promise.all(sent)).toEqual([false, false]);
  });

  test('lets no more than a hundred wait', async () => {
    const { courier, logged, tries } = bench(works);
    const sent = Array.from({ length: limits.notificationsWaiting + 3 }, () => courier.send(message));
    expect(await Promise.all(sent)).not.toContain(false);
    expect(tries()).toBe(limits.notificationsWaiting);
    expect(logged).toHaveLength(3);
  });
});
