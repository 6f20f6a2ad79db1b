/** Real child processes that end in all the ways processes end. */
import { describe, expect, it } from 'vitest';
import { fakeTrainerArgs, ProcessUnderTest, trial } from './fake-trial-process.ts';
import { isAlive, untilGone } from '../../process-life.ts';

describe('a trainer process', () => {
  it('is warm before its first trial and runs many', async () => {
    const fake = new ProcessUnderTest();
    expect(await fake.next('ready')).toBe('fake');
    const first = await fake.run('succeed');
    expect(first).toMatchObject({ kind: 'completed', backend: 'fake', metrics: { score: 1, trials: 1 } });
    expect(first).toMatchObject({
      artifacts: [{ name: 'note.txt', bytes: new TextEncoder().encode('trial 1') }],
    });
    expect(await fake.run('succeed')).toMatchObject({ metrics: { trials: 2 } });
    expect(fake.said).toEqual(['ready', 'ended', 'ready', 'ended', 'ready']);
  });

  it.each([
    ['throw', 'user', 'the trial threw', 'behaves: throw'],
    ['throw', 'user', 'the trial threw', 'fake-trainer.'],
    ['diverge', 'diverged', 'E_TRIAL_DIVERGED the loss is NaN at step 3; lower lr', 'behaves: diverge'],
    ['unsendable', 'user', 'could not be cloned', 'behaves: unsendable'],
    ['exit', 'user', 'exit code 7', 'about to leave'],
    ['abort', 'user', 'SIGABRT', 'behaves: abort'],
    ['heap', 'outOfMemory', 'heap out of memory', 'FATAL ERROR'],
    ['wasm-memory', 'outOfMemory', 'Maximum memory size exceeded', 'behaves: wasm-memory'],
  ])('that ends by %s has a fault of class %s', async (behave, faultClass, message, output) => {
    const fake = new ProcessUnderTest({ args: ['--max-old-space-size=40', ...fakeTrainerArgs] });
    await fake.next('ready');
    const down = fake.next('down');
    expect(await fake.run(behave)).toMatchObject({
      kind: 'failed',
      fault: {
        faultClass,
        message: expect.stringContaining(message),
        outputTail: expect.stringContaining(output),
      },
    });
    await down;
    expect(fake.said).toEqual(['ready', 'ended', 'down']);
  });

  it('keeps the last 8 KiB that a trial printed', async () => {
    const fake = new ProcessUnderTest();
    await fake.next('ready');
    const end = await fake.run('noisy');
    const { outputTail } = end.kind === 'failed' ? end.fault : { outputTail: '' };
    expect(outputTail).toContain('line 1999 ');
    expect(outputTail).not.toContain('line 100 ');
    expect(Buffer.byteLength(outputTail)).toBeLessThanOrEqual(8 * 1024);
  });

  it.each(['hang', 'spin'])(
    'that makes no progress (%s) is killed after its stall timeout',
    async (behave) => {
      const fake = new ProcessUnderTest();
      await fake.next('ready');
      const down = fake.next('down');
      expect(await fake.run(behave, { stallTimeoutMs: 400 })).toMatchObject({
        fault: { faultClass: 'timeout', message: 'it made no progress for 400 ms (trainer.stall_timeout)' },
      });
      await down;
      expect(isAlive(fake.process.pid ?? 0)).toBe(false);
    },
  );

  it('that goes on for too long is killed, progress or not', async () => {
    const fake = new ProcessUnderTest();
    await fake.next('ready');
    expect(await fake.run('hang', { timeoutMs: 300 })).toMatchObject({
      fault: { faultClass: 'timeout', message: 'it did not end within 300 ms (trainer.timeout)' },
    });
  });

  it('killed from outside is no fault of the trial', async () => {
    const fake = new ProcessUnderTest();
    await fake.next('ready');
    const progress = fake.next('progress');
    const end = fake.run('hang');
    await progress;
    process.kill(fake.process.pid ?? 0, 'SIGKILL');
    expect(await end).toMatchObject({
      fault: { faultClass: 'infrastructure', message: 'it was killed from outside by SIGKILL' },
    });
  });

  it('is killed with all that it started, and is heard of only once more', async () => {
    const fake = new ProcessUnderTest();
    await fake.next('ready');
    const started = fake.metric('grandchild');
    fake.process.run(trial('grandchild'));
    const grandchild = await started;
    const down = fake.next('down');
    fake.process.kill();
    await down;
    expect(fake.said).toEqual(['ready', 'down']);
    expect(isAlive(fake.process.pid ?? 0)).toBe(false);
    await untilGone(grandchild);
  });

  it('is replaced after so many trials', async () => {
    const fake = new ProcessUnderTest({ recycleAfterTrials: 2 });
    await fake.next('ready');
    await fake.run('succeed');
    const down = fake.next('down');
    await fake.run('succeed');
    expect(await down).toBe('recycled');
    expect(fake.said).toEqual(['ready', 'ended', 'ready', 'ended', 'down']);
  });

  it('is replaced when it has grown', async () => {
    const fake = new ProcessUnderTest({ recycleGrowthBytes: -1 });
    await fake.next('ready');
    const down = fake.next('down');
    await fake.run('succeed');
    expect(await down).toBe('recycled');
  });

  it.each([
    ['throw', 'no weights here'],
    ['missing', 'no-such-module'],
    ['abort', 'SIGABRT'],
  ])('that cannot start (%s) says why', async (FAKE_TRAINER, why) => {
    const fake = new ProcessUnderTest({ env: { FAKE_TRAINER } });
    expect(await fake.next('down')).toContain(why);
    expect(fake.said).toEqual(['down']);
  });

  it('that does not become ready is given up', async () => {
    const fake = new ProcessUnderTest({ args: ['-e', 'setInterval(() => {}, 1000)'], startTimeoutMs: 300 });
    expect(await fake.next('down')).toContain('not ready within 300 ms');
  });
});
