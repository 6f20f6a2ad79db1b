/** Starts a real supervisor with real programs, and waits for what is said of them. */
import { EventEmitter, once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { CommandProcess, type CommandProcessOptions } from '../../../agent/command/command-process.ts';
import type { Grant } from '../../../agent/core/lease.ts';
import type { FollowedPart } from '../../../agent/output/output-follower.ts';
import type { UnspooledOutcome } from '../../../agent/process/trial-process.ts';
import type { ProgressReport } from '../../../base/trial-runner.ts';
import type { Json } from '../../../base/canonical-json.ts';
import { grantOf } from '../../unit/agent/core/core-bench.ts';
import { temporaryFolder } from '../../unit/agent/temporary-folder.ts';

export const programFile = fileURLToPath(new URL('../../fixtures/agent/program.mjs', import.meta.url));

export class CommandUnderTest {
  readonly process: CommandProcess;
  readonly folder = temporaryFolder();
  readonly staging = temporaryFolder();
  readonly warnings: string[] = [];
  /** In order: `ready`, `ended`, `down`. */
  readonly said: string[] = [];
  readonly #events = new EventEmitter();

  constructor(options: Partial<CommandProcessOptions> = {}) {
    const say = (kind: string, what: unknown): void => {
      this.said.push(kind);
      this.#events.emit(kind, what);
    };
    const warn = (text: string): void => void this.warnings.push(text);
    this.process = new CommandProcess(
      {
        allowed: [process.execPath, 'sh'],
        slotEnv: {},
        folder: this.folder,
        staging: this.staging,
        warn,
        ...options,
      },
      {
        ready: (backend) => say('ready', backend),
        ended: (end) => say('ended', end),
        down: (message) => say('down', message),
        progress: (update) => this.#events.emit('progress', update),
        checkpoint: (mark) => this.#events.emit('checkpoint', mark),
        output: (part) => this.#events.emit('output', part),
        described: (environment) => this.#events.emit('described', environment),
      },
    );
    onTestFinished(async () => {
      this.process.kill();
      await this.process.gone;
    });
  }

  /** Up and waiting for a trial. */
  static async ready(options: Partial<CommandProcessOptions> = {}): Promise<CommandUnderTest> {
    const command = new CommandUnderTest(options);
    await command.next('ready');
    return command;
  }

  async next(kind: 'ready'): Promise<string>;
  async next(kind: 'down'): Promise<string>;
  async next(kind: 'ended'): Promise<UnspooledOutcome>;
  async next(kind: 'progress'): Promise<ProgressReport>;
  async next(kind: 'output'): Promise<FollowedPart>;
  async next(kind: string): Promise<unknown> {
    const [what] = (await once(this.#events, kind)) as [unknown];
    return what;
  }

  /** Runs a program to its end. */
  async run(
    words: readonly string[],
    more: MoreOptions = {},
    limits: Partial<Grant> = {},
  ): Promise<UnspooledOutcome> {
    const ended = this.next('ended');
    this.process.run(commandGrant(words, more, limits));
    return await ended;
  }

  /** Starts a program that then stays. @returns the numbers of its first report */
  async start(
    words: readonly string[],
    more: MoreOptions = {},
    limits: Partial<Grant> = {},
  ): Promise<Readonly<Record<string, number>>> {
    const progress = this.next('progress');
    this.process.run(commandGrant(words, more, limits));
    return (await progress).metrics;
  }

  /** Passing folders of trials that are still there. */
  get scratch(): string[] {
    return readdirSync(join(this.folder));
  }
}

type MoreOptions = Readonly<Record<string, Json>>;

/** @param words arguments of the fixture program; options may name another */
export function commandGrant(
  words: readonly string[],
  more: MoreOptions = {},
  limits: Partial<Grant> = {},
): Grant {
  const options = { run: [process.execPath, programFile, ...words], kill_grace: '200ms', ...more };
  return { ...grantOf('trial'), trainer: { kind: 'command', options }, ...limits };
}
