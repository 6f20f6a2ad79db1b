/** Starts real trainer processes with the fake trainer, and waits for what they say. */
import { once, EventEmitter } from 'node:events';
import { onTestFinished } from 'vitest';
import type { Grant } from '../../../agent/core/lease.ts';
import {
  TrainerProcess,
  trainerDefaults,
  type TrainerProcessOptions,
} from '../../../agent/process/trainer-process.ts';
import type { UnspooledOutcome } from '../../../agent/process/trial-process.ts';
import type { ProgressReport } from '../../../base/trial-runner.ts';
import { entryPoint } from '../../../base/entry-point.ts';
import { grantOf } from '../../unit/agent/core/core-bench.ts';

export const fakeTrainer = new URL('../../fixtures/agent/fake-trainer.ts', import.meta.url);
export const fakeTrainerArgs = entryPoint(fakeTrainer, import.meta.url);

export class ProcessUnderTest {
  readonly process: TrainerProcess;
  /** In order: `ready`, `ended`, `down`. */
  readonly said: string[] = [];
  readonly #events = new EventEmitter();

  constructor(options: Partial<TrainerProcessOptions> = {}) {
    const say = (kind: string, what: unknown): void => {
      this.said.push(kind);
      this.#events.emit(kind, what);
    };
    this.process = new TrainerProcess(
      { ...trainerDefaults, args: fakeTrainerArgs, env: {}, ...options },
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

  async next(kind: 'ready'): Promise<string>;
  async next(kind: 'down'): Promise<string>;
  async next(kind: 'ended'): Promise<UnspooledOutcome>;
  async next(kind: 'progress'): Promise<ProgressReport>;
  async next(kind: string): Promise<unknown> {
    const [what] = (await once(this.#events, kind)) as [unknown];
    return what;
  }

  /** The first value of this metric that is reported from now on, however closely reports follow each other. */
  metric(name: string): Promise<number> {
    return new Promise((resolve) => {
      this.#events.on('progress', ({ metrics }: ProgressReport) => {
        const value = metrics[name];
        if (value !== undefined) resolve(value);
      });
    });
  }

  /** Runs a trial that behaves so, to its end. */
  async run(behave: string, limits: Partial<Grant> = {}): Promise<UnspooledOutcome> {
    const ended = this.next('ended');
    this.process.run(trial(behave, limits));
    return await ended;
  }
}

export function trial(behave: string, limits: Partial<Grant> = {}): Grant {
  return { ...grantOf('trial'), settings: { behave }, ...limits };
}
