import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { YatesError } from '../../../../base/error.ts';
import { Signal } from '../../../../base/signal.ts';
import { Supervised } from '../../../../cli/up/supervise.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** A child that asks for an invitation and says ready once it has one. */
const asking = `process.on('message', ({ answer }) => answer && process.send({ kind: 'ready', address: answer.at }));
process.send({ kind: 'question', question: 'invitation' });`;

function supervise(answerTo: (question: string) => object | undefined, program = asking) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'child.cjs'), program);
  return new Promise<string>((resolve) => {
    const child = new Supervised({
      name: 'agent-1',
      args: () => [join(folder, 'child.cjs')],
      logFile: join(folder, 'out'),
      answerTo,
      onReady: ({ address }) => resolve(`ready at ${address}`),
      onGivenUp: (error) => resolve(error.message),
    });
    child.start();
    onTestFinished(() => child.stop());
  });
}

it('a child hears what it asks', async () => {
  expect(await supervise((question) => ({ at: question }))).toBe('ready at invitation');
});

it('a question that cannot be answered ends the child with the reason, not this process', async () => {
  const full = new YatesError({ code: 'E_FILE_LOCK', message: 'the disk is full', next: 'make room' });
  const said = await supervise(() => {
    throw full;
  });
  expect(said).toMatch(
    /^E_PROCESS the agent-1 process ended before it was ready \(signal SIGKILL\): E_FILE_LOCK the disk is full; make room; its output is in /,
  );
});

it('the reason for an end is what the child said last, not what Node adds', async () => {
  const warning =
    '(node:7) ExperimentalWarning: SQLite is an experimental feature\\n(Use `node --trace-warnings ...` to show where)';
  const said = await supervise(
    () => undefined,
    `process.stderr.write('E_FILE_LOCK full\\n${warning}\\n'); process.exit(1)`,
  );
  expect(said).toMatch(/ended before it was ready \(exit code 1\): E_FILE_LOCK full; its output/);
});

it('a child whose disk is full is started again for as long as it takes, and its end is no reason to give up', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'child.cjs'),
    `process.send({ kind: 'ready' });
process.send({ kind: 'failed', code: 'E_LOG_DISK_FULL', message: 'full' }, () => process.exit(1));`,
  );
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const said: string[] = [];
  const ended = new Signal();
  const child = new Supervised({
    name: 'coordinator',
    args: () => [join(folder, 'child.cjs')],
    logFile: join(folder, 'out'),
    onRestart: (reason) => {
      said.push(reason);
      ended.raise();
    },
    onGivenUp: (error) => {
      said.push(error.message);
      ended.raise();
    },
  });
  onTestFinished(() => child.stop());
  child.start();
  for (let deaths = 1; deaths <= 7; deaths++) {
    while (said.length < deaths) await ended.next();
    vi.advanceTimersByTime(5_000);
  }
  expect(new Set(said)).toEqual(new Set(['its disk is full: make room']));
});
