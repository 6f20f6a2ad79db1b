import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { DeviceLocks } from '../../../../agent/gpu/device-locks.ts';
import { takeHostLock } from '../../../../agent/gpu/host-lock.ts';
import { takeRendezvous } from '../../../../agent/gpu/rendezvous.ts';

const uniqueName = (): string => `test/${randomBytes(8).toString('hex')}`;

/** A process of its own that takes the name as we do, and says so. */
async function otherProcess(name: string) {
  const code = `require('net').createServer((s) => s.end('process ' + process.pid)).listen('\\0yates/${name}', () => console.log('has it'))`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe.runIf(process.platform === 'linux')('a lock of the whole machine', () => {
  it('is held by one process, which says who it is, until that one frees it', async () => {
    const name = uniqueName();
    const first = await takeHostLock(name, 'agent one');
    expect(first.kind).toBe('taken');
    expect(await takeHostLock(name, 'agent two')).toEqual({ kind: 'held', holder: 'agent one' });
    if (first.kind === 'taken') first.lock.free();
    expect((await takeHostLock(name, 'agent two')).kind).toBe('taken');
  });

  it('is free in the moment in which its holder is killed', async () => {
    const name = uniqueName();
    const other = await otherProcess(name);
    expect(await takeHostLock(name, 'me')).toEqual({ kind: 'held', holder: `process ${other.pid}` });
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect((await takeHostLock(name, 'me')).kind).toBe('taken');
  });

  it('does not believe a holder that talks without end, or steers terminals', async () => {
    const name = uniqueName();
    const code = `require('net').createServer((s) => { s.on('error', () => {}); s.write('\\x1b[2Jx'.repeat(1e5)); }).listen('\\0yates/${name}', () => console.log('has it'))`;
    const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const answer = await takeHostLock(name, 'me');
    expect(answer.kind === 'held' && answer.holder.length).toBeLessThanOrEqual(200);
    expect(answer.kind === 'held' && answer.holder).not.toContain('\u001b');
    child.kill('SIGKILL');
  });
});

describe.runIf(process.platform === 'linux')('the GPUs of an agent', () => {
  it('are taken once for all slots on them, and are others once it is gone', async () => {
    const id = `GPU-${uniqueName()}`;
    const warn = (text: string): void => expect(text).toBe('');
    const [one, two] = [new DeviceLocks({ name: 'one', warn }), new DeviceLocks({ name: 'two', warn })];
    expect(await Promise.all([one.take(id), one.take(id)])).toEqual([undefined, undefined]);
    const holder = await two.take(id);
    expect(holder).toMatch(new RegExp(`^agent one, process ${process.pid} of user \\w+$`));
    expect(two.holderOf(id)).toBe(holder);
    one.freeAll();
    expect(await two.take(id)).toBeUndefined();
    expect(two.holderOf(id)).toBeUndefined();
    two.freeAll();
  });

  it('are used without locks where the system has none, which is said once', async () => {
    const warned: string[] = [];
    const take = async () => ({ kind: 'none', why: 'it has none' }) as const;
    const locks = new DeviceLocks({ name: 'one', warn: (text) => void warned.push(text), take });
    expect([await locks.take('GPU-a'), await locks.take('GPU-b')]).toEqual([undefined, undefined]);
    expect(warned).toEqual(['GPUs are not locked against other agents on this machine: it has none']);
  });
});

it('trials on one machine meet at different ports', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => takeRendezvous('test')));
  const ports = all.map((one) => one?.port);
  expect(new Set(ports).size).toBe(20);
  for (const one of all) one?.free();
});
