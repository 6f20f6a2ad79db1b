import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, describe, test } from 'vitest';
import { commandTarget } from '../../../../coordinator/notify/command-target.ts';
import { bodyOf, type Message, variablesOf } from '../../../../coordinator/notify/message.ts';
import { redactedUrl } from '../../../../coordinator/notify/url-target.ts';
import { untilGone } from '../../../process-life.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const counts = { queued: 0, leased: 0, done: 3, failed: 1, pruned: 0, cancelled: 0 };
const hostile = 'a"\'`$(touch hacked)`;touch hacked;\n\u001b[31m<!channel> @everyone\u202e\0';
const message: Message = {
  event: 'finished',
  text: `${hostile} is finished`,
  reason: hostile,
  sweep: { id: 's-1', name: hostile, trials: 4, counts },
  id: '1234',
  host: 'box',
  atMs: Date.UTC(2026, 10, 30),
};
const never = new AbortController().signal;

const run = async (command: string, limitMs?: number) => {
  const lines: string[] = [];
  const target = commandTarget({
    command,
    name: 'command 1',
    onLine: (line) => lines.push(line),
    ...(limitMs === undefined ? {} : { limitMs }),
  });
  const delivery = await target.deliver(message, never);
  return { ...delivery, lines };
};

describe('a message', () => {
  test('is JSON that chat programs show, and that mentions nobody', () => {
    const body = JSON.parse(bodyOf(message)) as Record<string, unknown>;
    expect(body).toMatchObject({
      event: 'finished',
      id: '1234',
      time: '2026-11-30T00:00:00.000Z',
      host: 'box',
      sweep: { id: 's-1', name: hostile, trials: 4, counts },
      allowed_mentions: { parse: [] },
    });
    expect(body['text']).toBe(body['content']);
    expect(body['text']).toContain('‹!channel›');
    expect(body['text']).not.toMatch(/[\p{Cc}\u202e<>]/u);
  });

  test('is cut where chat programs would refuse it', () => {
    const { content } = JSON.parse(bodyOf({ ...message, text: 'x'.repeat(5_000) })) as { content: string };
    expect(content.length).toBeLessThan(2_000);
  });

  test('has variables that are one plain line each', () => {
    const variables = variablesOf(message);
    expect(variables).toMatchObject({
      YATES_NOTIFY_EVENT: 'finished',
      YATES_NOTIFY_CAUSE: '',
      YATES_NOTIFY_SWEEP_ID: 's-1',
      YATES_NOTIFY_TRIALS: '4',
      YATES_NOTIFY_DONE: '3',
      YATES_NOTIFY_FAILED: '1',
    });
    for (const value of Object.values(variables)) expect(value).not.toMatch(/\p{Cc}/u);
  });
});

describe('a command', () => {
  test('gets JSON and variables, of which its shell runs nothing; what it prints is told as plain lines', async () => {
    const folder = temporaryFolder();
    const command = `cd '${folder}' && cat > got.json && echo "$YATES_NOTIFY_SWEEP_NAME" > name && printf 'sent \\033[1mwell\\n'`;
    expect(await run(command)).toEqual({
      isDelivered: true,
      mayPass: false,
      said: 'exit code 0',
      lines: ['sent well'],
    });
    expect(readFileSync(join(folder, 'got.json'), 'utf8')).toBe(`${bodyOf(message)}\n`);
    expect(readFileSync(join(folder, 'name'), 'utf8')).toContain('$(touch hacked)');
    expect(existsSync(join(folder, 'hacked'))).toBe(false);
  });

  test('that fails is not run again, and need not read its input', async () => {
    expect(await run('echo no >&2; exit 3')).toEqual({
      isDelivered: false,
      mayPass: false,
      said: 'exit code 3',
      lines: ['no'],
    });
  });

  test('is ended after its time with all that it started', async () => {
    const { said, lines } = await run('sleep 1000 & echo $!; wait', 300);
    expect(said).toBe('it was ended after 0.3 s');
    await untilGone(Number(lines[0]));
  });

  test('leaves nothing behind when it ends by itself', async () => {
    const { said, lines } = await run('sleep 1000 & echo $!');
    expect(said).toBe('exit code 0');
    await untilGone(Number(lines[0]));
  });
});

test('an address is shown without its path, its query and its password', () => {
  expect(redactedUrl(new URL('https://me:pw@hooks.example.org:8443/services/T0/B0/secret?key=1'))).toBe(
    'https://hooks.example.org:8443/...',
  );
  expect(redactedUrl(new URL('http://127.0.0.1:80'))).toBe('http://127.0.0.1/');
});
