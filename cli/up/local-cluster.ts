/**
 * A coordinator and agents on this machine, each a process of its own, kept running until `stop`. A coordinator that
 * dies comes back on the same data and the same address; agents and dashboard find it again.
 */
import { join } from 'node:path';
import type { Invitation } from '../../agent/join/invitation.ts';
import { assert } from '../../base/assert.ts';
import type { YatesError } from '../../base/error.ts';
import { makeDataFolder } from '../../base/make-data-folder.ts';
import { readFolderEndpoint } from '../../coordinator/access/folder-endpoint.ts';
import { agentsToken } from '../../coordinator/access/invitations.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import type { WrittenNotifyOptions } from '../options/notify-options.ts';
import { coordinatorNodeOptions } from './coordinator-node-options.ts';
import { Supervised } from './supervise.ts';

export interface LocalClusterOptions {
  /** Arguments of node that start this command line. */
  readonly yates: readonly string[];
  readonly dataDir: string;
  readonly listen: string;
  /** Takes any free port where that of `listen` is taken by the time that the coordinator starts. Default: it fails. */
  readonly maySettleForAnyPort?: boolean;
  readonly agents: number;
  readonly slots: number;
  readonly backend: string | undefined;
  /** Programs that the agents may run: what the user's own sweep file names. */
  readonly allowCommands: readonly string[];
  /** Variables that sweeps may set although they can turn a program into another one. */
  readonly allowEnv: readonly string[];
  /** Where its coordinator sends messages, as the user wrote it. */
  readonly notify: WrittenNotifyOptions;
  /** Takes one line for the user. */
  readonly notice: (text: string) => void;
  /** A process of this name has died and is started again: one line for the user, which holds until it is back. */
  readonly onTrouble: (name: string, text: string) => void;
  /** A process is ready; the first time too. */
  readonly onBack: (name: string) => void;
  /** Every agent has left on its own, since the job that all of this runs in ends. */
  readonly onAllLeft: () => void;
}

export class LocalCluster {
  readonly #options: LocalClusterOptions;
  readonly #coordinator: Supervised;
  readonly #agents: Supervised[] = [];
  readonly #logs: string;
  #address: string | undefined;
  #listen: string;
  #agentsLost = 0;
  #agentsLeft = 0;
  #fail: (error: YatesError) => void = () => {};
  #ready: (address: string) => void = () => {};
  /** Rejects when the run cannot go on: the coordinator or every agent was given up. */
  readonly failed: Promise<never>;

  constructor(options: LocalClusterOptions) {
    this.#options = options;
    this.#listen = options.listen;
    this.#logs = join(options.dataDir, 'logs');
    makeDataFolder(this.#logs);
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // A caller may not wait yet when this rejects; it must not count as unhandled until then.
    this.failed.catch(() => {});
    this.#coordinator = new Supervised({
      name: 'coordinator',
      args: () => [
        ...coordinatorNodeOptions,
        ...options.yates,
        'coordinator',
        '--data',
        options.dataDir,
        '--listen',
        this.#address ?? this.#listen,
        ...options.allowEnv.map((name) => `--allow-env=${name}`),
        ...options.notify.notifyUrl.map((url) => `--notify-url=${url}`),
        ...options.notify.notifyCommand.map((command) => `--notify-command=${command}`),
      ],
      logFile: join(this.#logs, 'coordinator.out'),
      onReady: ({ address }) => {
        this.#address ??= address;
        this.#ready(this.#address ?? this.#listen);
        options.onBack('coordinator');
      },
      startsAgain: (code) => code === 'E_LISTEN' && this.#settleForAnyPort(),
      onRestart: (reason) =>
        options.onTrouble(
          'coordinator',
          `the coordinator ended (${reason}): starting it again on the same data`,
        ),
      onGivenUp: (error) => this.#fail(error),
    });
  }

  /** @returns how to call it, as the owner of the data folder @throws YatesError E_PROCESS */
  async startCoordinator(): Promise<Endpoint> {
    const ready = new Promise<string>((resolve) => {
      this.#ready = resolve;
    });
    this.#coordinator.start();
    await Promise.race([ready, this.failed]);
    const endpoint = readFolderEndpoint(this.#options.dataDir);
    assert(endpoint, 'a coordinator that is ready has written how to call it');
    return endpoint;
  }

  /** Between the look for a free port and its use another program may have taken it. @returns false where there is nothing more to try */
  #settleForAnyPort(): boolean {
    const any = this.#listen.replace(/:\d+$/, ':0');
    if (this.#options.maySettleForAnyPort !== true || any === this.#listen) return false;
    this.#listen = any;
    return true;
  }

  /** @param leavesAlone ids of sweeps of which the agents take no trials */
  startAgents({ address, security }: Endpoint, leavesAlone: readonly string[]): void {
    const { dataDir: folder } = this.#options;
    // Over the IPC channel: command lines and environments are seen by others.
    const invitation = (): Invitation => ({ address, security, token: agentsToken(folder) });
    const { yates, agents, dataDir, slots, backend, allowCommands, allowEnv, notice } = this.#options;
    for (let index = 1; index <= agents; index++) {
      const name = `agent-${index}`;
      const agent = new Supervised({
        name,
        args: () => [
          ...yates,
          'agent',
          '--join-over-ipc',
          `--name=${name}`,
          `--slots=${slots}`,
          `--data=${join(dataDir, 'agents', String(index))}`,
          ...(backend === undefined ? [] : [`--backend=${backend}`]),
          ...allowCommands.map((program) => `--allow-command=${program}`),
          ...allowEnv.map((name) => `--allow-env=${name}`),
          ...(leavesAlone.length === 0 ? [] : ['--leave-alone', ...leavesAlone]),
        ],
        logFile: join(this.#logs, `${name}.out`),
        answerTo: (question) => (question === 'invitation' ? invitation() : undefined),
        onLeft: () => {
          notice(`${name} has left: the job that it runs in ends`);
          this.#agentsLeft++;
          if (this.#agentsLeft === agents) this.#options.onAllLeft();
        },
        onRestart: (reason) => this.#options.onTrouble(name, `${name} ended (${reason}): starting it again`),
        onReady: () => this.#options.onBack(name),
        onGivenUp: (error) => {
          notice(error.message);
          this.#agentsLost++;
          if (this.#agentsLost === agents) this.#fail(error);
        },
      });
      this.#agents.push(agent);
      agent.start();
    }
  }

  /** Agents first, so that they give back what they hold to a coordinator that still listens. */
  async stop(): Promise<void> {
    await this.stopAgents();
    await this.#coordinator.stop();
  }

  warnAgents(signal: 'SIGUSR1' | 'SIGUSR2'): void {
    for (const agent of this.#agents) agent.warn(signal);
  }

  async stopAgents(): Promise<void> {
    await Promise.all(this.#agents.map((agent) => agent.stop()));
  }
}
