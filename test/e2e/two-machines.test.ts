/**
 * Two machines: a coordinator in one network namespace, an agent, a user and a stranger in another, and a cable between
 * them. What the documentation says of a lab network is done here with the built command line, over addresses that are not 127.0.0.1.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlService } from '../../proto/service.ts';
import { YatesProcess } from './yates-process.ts';

const unshare = ['unshare', '--user', '--map-root-user', '--net'];
const canHaveNamespaces =
  process.platform === 'linux' &&
  spawnSync(unshare[0] as string, [...unshare.slice(1), 'ip', 'link', 'set', 'lo', 'up']).status === 0;

const [box, peer] = ['10.78.0.1', '10.78.0.2'];
const listen = `${box}:4444`;
const sweep = `version: 1
name: cable
factors: { scale: [1, 2, 3] }
response: { primary: loss, goal: minimize }
trainer: { kind: command, run: [printf, '%s\\n', '{"result": {"loss": {scale}}}'] }
`;

/** One side of the cable: a folder as its disk, and commands that run in its namespace. */
class Machine {
  readonly folder: string;
  readonly #holder: ChildProcess;
  readonly within: readonly string[];

  constructor(folder: string, name: string, holder: ChildProcess) {
    this.folder = join(folder, name);
    mkdirSync(this.folder);
    this.#holder = holder;
    const namespaces = ['--target', String(holder.pid), '--user', '--net'];
    this.within = ['nsenter', ...namespaces, '--preserve-credentials', '--'];
  }

  yates(...args: string[]): YatesProcess {
    const env = { XDG_CONFIG_HOME: join(this.folder, 'config'), HOME: this.folder };
    return new YatesProcess(args, this.folder, env, this.within);
  }

  /** @returns exit code and output of a command that ends */
  async run(...args: string[]): Promise<{ code: number | null; output: string }> {
    const ran = this.yates(...args);
    return { code: await ran.exited, output: ran.output };
  }

  system(...words: string[]): string {
    const [program = '', ...args] = [...this.within, ...words];
    return execFileSync(program, args, { encoding: 'utf8' });
  }

  leave(): void {
    this.#holder.kill('SIGKILL');
  }
}

/** A process that keeps a namespace for as long as it lives. */
async function holder(...words: string[]): Promise<ChildProcess> {
  const [program = '', ...args] = words;
  const child = spawn(program, [...args, 'sleep', 'infinity'], { stdio: 'ignore' });
  const before = readlinkSync('/proc/self/ns/net');
  const isApart = (): boolean =>
    readlinkSync(`/proc/${child.pid}/ns/net`) !== before &&
    readFileSync(`/proc/${child.pid}/comm`, 'utf8') === 'sleep\n';
  while (!isApart()) await sleep(10);
  return child;
}

describe.skipIf(!canHaveNamespaces)(
  'two machines (skipped where this user may not make network namespaces)',
  () => {
    let folder: string;
    let box1: Machine;
    let gpu1: Machine;
    const running: YatesProcess[] = [];

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'yates-cable-'));
      box1 = new Machine(folder, 'box1', await holder(...unshare));
      gpu1 = new Machine(folder, 'gpu1', await holder(...box1.within, 'unshare', '--net'));
      const other = /--target (\d+)/.exec(gpu1.within.join(' '))?.[1] ?? '';
      box1.system('ip', 'link', 'add', 'cable', 'type', 'veth', 'peer', 'name', 'there');
      box1.system('ip', 'link', 'set', 'there', 'netns', other);
      for (const [machine, card, address] of [
        [box1, 'cable', box],
        [gpu1, 'there', peer],
      ] as const) {
        machine.system('ip', 'link', 'set', 'lo', 'up');
        machine.system('ip', 'address', 'add', `${address}/30`, 'dev', card);
        machine.system('ip', 'link', 'set', card, 'up');
      }
      const coordinator = box1.yates('coordinator', '--listen', listen);
      running.push(coordinator);
      await coordinator.says(/yates:\/\/.*\n[^]*yates:\/\/.*\n/);
    });
    afterAll(async () => {
      for (const one of running.toReversed()) {
        one.kill('SIGTERM');
        await one.exited;
      }
      gpu1.leave();
      box1.leave();
      rmSync(folder, { recursive: true, force: true });
    });

    const carry = (text: string, name: string): string => {
      const path = join(gpu1.folder, name);
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    };

    it('a stranger at the other end of the cable is refused, and learns nothing', async () => {
      const nothing = await gpu1.run('ls');
      expect(nothing).toMatchObject({ code: 0, output: expect.stringMatching(/^There is nothing here/) });
      expect((await gpu1.run('pause')).output).toMatch(/^E_COORDINATOR_NONE /);
      const named = await gpu1.run('ls', '--coordinator', listen);
      expect(named).toMatchObject({ code: 2, output: expect.stringMatching(/^E_LOGIN_MISSING /) });
      const script = `
        const session = require('node:http2').connect('https://${listen}', { rejectUnauthorized: false });
        const stream = session.request({ ':method': 'POST', ':path': '${controlService.launch.path}',
          'content-type': 'application/grpc', te: 'trailers' });
        stream.on('response', (headers) => {
          console.log(headers['grpc-status'], decodeURIComponent(headers['grpc-message']));
          session.destroy();
        });
        stream.end(Buffer.alloc(5));`;
      expect(gpu1.system(process.execPath, '--eval', script)).toMatch(/^16 E_TOKEN_MISSING /);
      const audit = readFileSync(join(box1.folder, '.yates', 'audit.log'), 'utf8');
      expect(audit).toMatch(new RegExp(`"call-refused".*${peer.replaceAll('.', '\\.')}`));
    });

    it('a string with another pin lets no agent in, and gives its token to nobody', async () => {
      const string = readFileSync(join(box1.folder, '.yates', 'secrets', 'agents.join'), 'utf8').trim();
      const other = string.replace(/#(.)/, (_, first: string) => `#${first === 'A' ? 'B' : 'A'}`);
      const agent = await gpu1.run('agent', '--join-file', carry(other, 'wrong.join'), '--data', 'wrong');
      expect(agent).toMatchObject({ code: 2, output: expect.stringContaining('E_PIN_DIFFERS') });
      const audit = readFileSync(join(box1.folder, '.yates', 'audit.log'), 'utf8');
      expect(audit).not.toContain('agent-joined');
    });

    it('an agent and a user join with the strings, and a sweep of programs runs to its end', async () => {
      const string = readFileSync(join(box1.folder, '.yates', 'secrets', 'agents.join'), 'utf8');
      expect(string).toContain(`@${listen}#`);
      const agent = gpu1.yates(
        'agent',
        '--join-file',
        carry(string, 'agents.join'),
        '--allow-command',
        'printf',
      );
      running.push(agent);
      await agent.says(/joined|working for 10\.78\.0\.1:4444/);
      const made = await box1.run(
        'token',
        'create',
        '--role',
        'operator',
        '--name',
        'me',
        '--allow-command-sweeps',
      );
      const login = await gpu1.run(
        'login',
        '--join-file',
        carry(/yates:\S+/.exec(made.output)?.[0] ?? '', 'me.join'),
      );
      expect(login).toMatchObject({
        code: 0,
        output: expect.stringMatching(/^Logged in to 10\.78\.0\.1:4444/),
      });
      writeFileSync(join(gpu1.folder, 'cable.yaml'), sweep);
      expect(await gpu1.run('launch', 'cable.yaml')).toMatchObject({ code: 0 });
      const watched = await gpu1.run('watch', '--plain');
      expect(watched).toMatchObject({ code: 0, output: expect.stringContaining('3 done') });
      const audit = readFileSync(join(box1.folder, '.yates', 'audit.log'), 'utf8');
      expect(audit).toMatch(new RegExp(`agent-joined.*${peer.replaceAll('.', '\\.')}`));
      expect(audit).toMatch(/sweep-launched.*"printf"/);
    });

    it('a coordinator that was not asked to listen on the network is out of reach', async () => {
      const home = box1.yates('coordinator', '--data', 'home', '--listen', '127.0.0.1:4555');
      running.push(home);
      await home.says(/listening on/);
      const probe = `
        const socket = require('node:net').connect(4555, '${box}');
        socket.once('error', ({ code }) => console.log(code));
        socket.once('connect', () => { console.log('connected'); socket.destroy(); });`;
      expect(gpu1.system(process.execPath, '--eval', probe)).toBe('ECONNREFUSED\n');
    });
  },
);
