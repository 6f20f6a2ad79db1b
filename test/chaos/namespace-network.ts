/**
 * Each agent in a network namespace of its own, joined to ours by a pair of virtual cards. A cut is one of the kernel's:
 * packets vanish, connections learn of it by their own time-outs. All of it goes with the processes.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cut, Network } from './network.ts';

const port = 7701;

export class NamespaceNetwork implements Network {
  readonly name = 'network namespaces';
  readonly cuts = ['silent', 'deaf'] as const;
  readonly listen = `0.0.0.0:${port}`;
  readonly direct = `127.0.0.1:${port}`;
  /** A sleeping process in each namespace keeps it. */
  readonly #holders: readonly ChildProcess[];

  private constructor(holders: readonly ChildProcess[]) {
    this.#holders = holders;
  }

  static async make(agents: number): Promise<NamespaceNetwork> {
    run('ip', 'link', 'set', 'lo', 'up');
    const holders: ChildProcess[] = [];
    for (let agent = 0; agent < agents; agent++) {
      const holder = spawn('unshare', ['--net', 'sleep', 'infinity'], { stdio: 'ignore' });
      holders.push(holder);
      const ours = readlinkSync('/proc/self/ns/net');
      while (readlinkSync(`/proc/${holder.pid}/ns/net`) === ours) await sleep(10);
      run('ip', 'link', 'add', `here${agent}`, 'type', 'veth', 'peer', 'name', `there${agent}`);
      run('ip', 'link', 'set', `there${agent}`, 'netns', String(holder.pid));
      run('ip', 'address', 'add', `10.77.${agent}.1/30`, 'dev', `here${agent}`);
      run('ip', 'link', 'set', `here${agent}`, 'up');
      const within = ['nsenter', '--target', String(holder.pid), '--net', 'ip'];
      run(...within, 'link', 'set', 'lo', 'up');
      run(...within, 'address', 'add', `10.77.${agent}.2/30`, 'dev', `there${agent}`);
      run(...within, 'link', 'set', `there${agent}`, 'up');
    }
    return new NamespaceNetwork(holders);
  }

  addressFor(agent: number): string {
    return `10.77.${agent}.1:${port}`;
  }

  at(agent: number, command: readonly string[]): readonly string[] {
    return ['nsenter', '--target', String(this.#holders[agent]?.pid), '--net', '--', ...command];
  }

  cut(agent: number, how: Cut): void {
    if (how === 'deaf') run('ip', 'route', 'replace', 'blackhole', `10.77.${agent}.2/32`);
    else run('ip', 'link', 'set', `here${agent}`, 'down');
  }

  mend(agent: number): void {
    tryTo('ip', 'route', 'delete', 'blackhole', `10.77.${agent}.2/32`);
    run('ip', 'link', 'set', `here${agent}`, 'up');
  }

  async close(): Promise<void> {
    for (const [agent, holder] of this.#holders.entries()) {
      tryTo('ip', 'link', 'delete', `here${agent}`);
      holder.kill('SIGKILL');
    }
  }
}

function run(...words: string[]): void {
  const [command = '', ...args] = words;
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function tryTo(...words: string[]): void {
  try {
    run(...words);
  } catch {
    // It was not so.
  }
}
