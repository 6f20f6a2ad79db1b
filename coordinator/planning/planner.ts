/**
 * Plans what is launched and what extends it without holding up the others: a small sweep at once, a large one in a thread, one after the
 * other. The thread can be ended at any time, and its memory is its own.
 */
import type { Worker } from 'node:worker_threads';
import { YatesError } from '../../base/error.ts';
import { InTurn } from '../../base/in-turn.ts';
import { limits } from '../../base/limits.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import { StepBudget } from '../../design/step-budget.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import { type ExtensionRequest, planExtension, sizeOfExtension } from './plan-extension.ts';
import { type LaunchRequest, planLaunch, type PlannedLaunch } from './plan-launch.ts';
import { type FromPlanning, type ToPlanning, unpackErrors } from './planning-protocol.ts';
import type { PlannedStretch } from '../core/sweep-trials.ts';
import { packStretch, type Stretches, trialsPerStretch, unpackStretch } from './stretches.ts';

/** A design whose run sheet is handed over in stretches. */
export interface PlannedSheet {
  readonly spec: SweepSpec;
  readonly hash: string;
  /** Number of trials. */
  readonly count: number;
  /** @returns trials from this position of the planned order on, up to `trialsPerStretch`; empty after the last */
  trialsFrom(position: number): Promise<readonly PlannedTrial[]>;
  /** Lets go of the run sheet. */
  close(): void;
}

/** What is added to a design, handed over in stretches. */
export interface ExtensionSheet extends PlannedSheet {
  /** For people: `2 more replicates`. */
  readonly what: string;
  /** What the analysis must mind, one sentence each. */
  readonly notes: readonly string[];
}

export interface PlannerOptions {
  readonly trainers: TrainerChecks;
  /** Starts the thread for large sweeps, which runs `servePlanning`; default: all are planned at once, here. */
  readonly startThread?: (() => Worker) | undefined;
}

/** What is planned without a thread takes some 20 ms; 32 KiB of levels took 160 to be read. */
const stepsAtOnce = 200_000;
const charsAtOnce = 4 * 1024;
const runsAtOnce = 5_000;

/** Has what most sweep files have. */
const firstSweep = `version: 1
name: first
factors: { lr: [0.1, 0.2], opt: { label: optimiser, levels: [sgd, adam] } }
constraints: [lr < 0.2 || opt == 'sgd']
replicates: 2
blocks: replicate
response: { primary: loss, goal: minimize, also: [{ name: acc, goal: maximize }] }
trainer: { kind: command, run: [train, '{lr}', '{opt}'], timeout: 10m }
`;

export class Planner {
  readonly #options: PlannerOptions;
  /** One thread at a time: each may take hundreds of megabytes. */
  #last: Promise<unknown> = Promise.resolve();
  /** Plans that wait for a thread, the one that has it included. */
  #waiting = 0;
  /** Small ones: a hundred at once would hold everybody up for seconds. */
  readonly #small = new InTurn();
  #worker: Worker | undefined;
  #isClosed = false;

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  /**
   * Plans a small sweep for nobody, so that its code is compiled. The first plan of a process takes several times as long as the next, and
   * a coordinator that is listening would answer no other call meanwhile.
   */
  warmUp(): void {
    planLaunch(
      { source: firstSweep, fileName: 'sweep.yaml', baseVersion: 'none', earlier: [] },
      this.#options.trainers,
      () => new StepBudget(stepsAtOnce),
    );
  }

  /** @throws YatesErrors every fault of the file; E_BUSY where too many others wait; E_STOPPING once the planner is closed */
  async plan(request: LaunchRequest): Promise<PlannedSheet> {
    const { trainers, startThread } = this.#options;
    if (startThread === undefined) return launchSheet(planLaunch(request, trainers));
    if (charsOf(request) <= charsAtOnce) {
      try {
        return await this.#small.run(() =>
          launchSheet(planLaunch(request, trainers, () => new StepBudget(stepsAtOnce))),
        );
      } catch (error) {
        if (!(error instanceof YatesError) || error.code !== 'E_DESIGN_STEPS') throw error;
      }
    }
    return this.#inThread(startThread, async (thread) => {
      const planned = await ask(thread.worker, { kind: 'plan', request });
      if (planned.kind !== 'planned') throw stopped();
      const { spec, hash, count } = planned;
      return { spec, hash, count, ...sheetFrom(thread, 0) };
    });
  }

  /**
   * @param trials of the design that is extended, all of them, in planned order
   * @throws YatesError those of `extendDesign`; E_BUSY where too many others wait; E_STOPPING once the planner is closed
   */
  async extend(request: ExtensionRequest, trials: PlannedStretch): Promise<ExtensionSheet> {
    const { trainers, startThread } = this.#options;
    const first = trials.length;
    if (startThread === undefined || sizeOfExtension(request, first) <= runsAtOnce) {
      return this.#small.run(() => {
        const { stretches, ...extended } = planExtension(request, trials.slice(0, first), trainers);
        return { ...extended, ...sheetOf(stretches, first) };
      });
    }
    return this.#inThread(startThread, async (thread) => {
      for (let from = 0; from < first; from += trialsPerStretch) {
        const text = packStretch(trials.slice(from, from + trialsPerStretch));
        await ask(thread.worker, { kind: 'design', text });
      }
      const extended = await ask(thread.worker, { kind: 'extend', request });
      if (extended.kind !== 'extended') throw stopped();
      const { kind: _, ...rest } = extended;
      return { ...rest, ...sheetFrom(thread, first) };
    });
  }

  /** Ends the thread, whatever it is doing. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  /** One thread at a time; it ends when the run sheet that `use` gives is closed, or with an error of `use`. */
  async #inThread<Sheet extends PlannedSheet>(
    start: () => Worker,
    use: (thread: Thread) => Promise<Sheet>,
  ): Promise<Sheet> {
    if (this.#waiting >= limits.plansWaiting) throw tooManyPlans();
    this.#waiting++;
    let done: () => void = () => {};
    const before = this.#last;
    this.#last = new Promise<void>((resolve) => {
      done = resolve;
    });
    await before;
    let worker: Worker | undefined;
    let isClosed = false;
    const close = (): void => {
      if (isClosed) return;
      isClosed = true;
      this.#waiting--;
      void worker?.terminate();
      done();
    };
    try {
      if (this.#isClosed) throw stopped();
      worker = start();
      this.#worker = worker;
      return await use({ worker, close });
    } catch (error) {
      close();
      throw this.#isClosed ? stopped() : error;
    }
  }
}

interface Thread {
  readonly worker: Worker;
  close(): void;
}

/** All that may be read for the request: of earlier sweeps, the files of those that share their seeds. */
const charsOf = ({ source, earlier }: LaunchRequest): number =>
  earlier.reduce((sum, sweep) => (sweep.seeds === 'shared' ? sum + sweep.source.length : sum), source.length);

/** A sweep may have been left in the middle of a stretch. */
const trialsAfter = (text: string | undefined, position: number, first: number): PlannedTrial[] =>
  text === undefined ? [] : unpackStretch(text).slice((position - first) % trialsPerStretch);

/** @param first position of the first trial of the run sheet */
function sheetOf(stretches: Stretches, first: number) {
  return {
    count: stretches.count,
    trialsFrom: (position: number) =>
      Promise.resolve(trialsAfter(stretches.textAt(position), position, first)),
    close: () => {},
  };
}

function sheetFrom(thread: Thread, first: number) {
  return {
    async trialsFrom(position: number) {
      const answer = await ask(thread.worker, { kind: 'trials', from: position });
      if (answer.kind !== 'trials') throw stopped();
      return trialsAfter(answer.text, position, first);
    },
    close: () => thread.close(),
  };
}

function launchSheet({ spec, hash, stretches }: PlannedLaunch): PlannedSheet {
  return { spec, hash, ...sheetOf(stretches, 0) };
}

/** One question at a time. */
function ask(worker: Worker, question: ToPlanning): Promise<FromPlanning> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    const onMessage = (message: FromPlanning): void =>
      settle(() => (message.kind === 'failed' ? reject(unpackErrors(message.errors)) : resolve(message)));
    const onError = (error: Error): void => settle(() => reject(asTooLarge(error)));
    const onExit = (): void => settle(() => reject(stopped()));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(question, []);
  });
}

function asTooLarge(error: Error & { code?: string }): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new YatesError({
    code: 'E_DESIGN_TOO_LARGE',
    message: 'planning the design takes more memory than there is for it',
    next: 'remove factors, levels or replicates',
    cause: error,
  });
}

const tooManyPlans = (): YatesError =>
  new YatesError({
    code: 'E_BUSY',
    message: `${limits.plansWaiting} launches and extensions wait to be planned, as many as may`,
    next: 'try again when some of them are done',
  });

const stopped = (): YatesError =>
  new YatesError({
    code: 'E_STOPPING',
    message: 'the coordinator is stopping',
    next: 'try again when it is back',
  });
