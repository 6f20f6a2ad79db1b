/** What each slot of an agent runs: the environment that shows it its GPU, and the processes that it may start. */
import { entryPoint } from '../base/entry-point.ts';
import { CheckpointedProcess, type CheckpointedOptions } from './checkpoint/checkpointed-process.ts';
import type { Severity } from '../proto/vocabulary.ts';
import { healthCheck } from './check-health.ts';
import type { AttemptGroups } from './cgroup/attempt-groups.ts';
import { CommandProcess } from './command/command-process.ts';
import type { RunOrder } from './command/protocol.ts';
import { findUser, makeTrialsFolder } from './command/run-as.ts';
import type { RunEnvironment } from '../base/run-environment.ts';
import { diskGate, lackOfRoom } from './disk-gate.ts';
import type { DeviceLocks } from './gpu/device-locks.ts';
import { type DeviceWatchOptions, troubleOf } from './gpu/device-watch.ts';
import type { GpuPresence } from './gpu/gpu-presence.ts';
import { GpuProcess } from './gpu/gpu-process.ts';
import { Environments } from './environment/environments.ts';
import { gpuGate, type GpuGateOptions, type WaitForRoom } from './gpu/gpu-gate.ts';
import { CheckedProcess, type CheckHealth } from './process/checked-process.ts';
import { freshMemory, restAfterFailures, SlotProcess, type StartProcess } from './process/slot-process.ts';
import {
  trainerDefaults,
  TrainerProcess,
  type TrainerProcessOptions,
  type TrainerUp,
} from './process/trainer-process.ts';
import type { StartTrialProcess } from './process/trial-process.ts';
import type { SlotPlan, SlotPlanOptions } from './gpu/slot-plan.ts';

export interface SlotOptions extends SlotPlanOptions {
  /** Trainer backend. Default: the trainer chooses. */
  readonly backend?: string | undefined;
  /** Programs that trials of kind `command` may run: names, paths, or `*`. Default: none. */
  readonly allowCommands?: readonly string[] | undefined;
  /** Names that a sweep's `env` may set although they can make a program run other code. Default: none. */
  readonly allowEnv?: readonly string[] | undefined;
  /** Programs get only the basic variables of the agent's environment. Default: false. */
  readonly cleanEnv?: boolean | undefined;
  /** Name of the user that programs run as, for an agent that is root. Default: the agent's own. */
  readonly runAs?: string | undefined;
  /** Module of the trainer process. Default: the built-in one. */
  readonly trainerEntry?: URL | undefined;
  readonly trainer?: Partial<Omit<TrainerProcessOptions, 'args' | 'env'>> & { nodeFlags?: readonly string[] };
  readonly gpuGate?: Pick<GpuGateOptions, 'timings'>;
  /** How often GPUs are looked at. */
  readonly gpuWatch?: Pick<DeviceWatchOptions, 'timings'>;
  /** Command that tests the machine before each trial. Default: none. */
  readonly healthCommand?: string | undefined;
  /** Rest of a slot whose process could not start so many times in a row, in milliseconds. */
  readonly restMs?: (startFailures: number) => number;
}

export interface SlotStarterParts {
  readonly options: SlotOptions;
  readonly slots: readonly SlotPlan[];
  /** Of the agent, for others on this machine. */
  readonly name: string;
  readonly locks: DeviceLocks;
  /** Kept by GPU: what its slot waits for. */
  readonly waits: Map<string, string>;
  readonly presence: GpuPresence;
  /** Holds a passing folder for each running trial. */
  readonly folder: string;
  /** Holds copies of the files that trials left, until they are spooled. */
  readonly staging: string;
  /** Undefined where control groups cannot be made. */
  readonly groups: AttemptGroups | undefined;
  /** Where checkpoints are saved and found, and who hears of them. */
  readonly checkpoints: Pick<CheckpointedOptions, 'saveTo' | 'placeOf' | 'calls' | 'sources'>;
  readonly notice: (severity: Severity, text: string) => void;
  readonly warn: (text: string) => void;
}

export function slotStarter({
  options,
  slots,
  name,
  locks,
  waits,
  presence,
  folder,
  staging,
  groups,
  checkpoints,
  notice,
  warn,
}: SlotStarterParts): SlotStarter {
  const cudaIds = slots.map(({ device }) => device?.cudaId);
  const gates = slots.map(({ device }, slot): WaitForRoom => {
    const onDisk = diskGate({ slot, folder, notice });
    if (device?.cudaId === undefined) return onDisk;
    const { cudaId, sliceOf } = device;
    const sharers = cudaIds.filter((other) => other === cudaId).length;
    const take = (id: string): Promise<string | undefined> => locks.take(id);
    const onWait = (id: string, what: string | undefined): void => {
      if (what === undefined) waits.delete(id);
      else waits.set(id, what);
    };
    const onGpu = gpuGate({
      slot,
      cudaId,
      sliceOf,
      sharers,
      notice,
      take,
      onWait,
      presence,
      ...options.gpuGate,
    });
    return async (signal) => {
      await onGpu(signal);
      await onDisk(signal);
    };
  });
  const runAs = options.runAs === undefined ? undefined : findUser(options.runAs);
  const rules = { allowEnv: options.allowEnv, cleanEnv: options.cleanEnv, runAs };
  const programsFolder = runAs === undefined ? folder : makeTrialsFolder();
  const memories = slots.map(freshMemory);
  const running = new Map<number, GpuProcess>();
  const described = new Environments();
  const describe = (order: RunOrder): Promise<RunEnvironment> => described.ofProgram(order);
  const describeTrainer = (trainer: TrainerUp): Promise<RunEnvironment> => described.ofTrainer(trainer);
  const startSlot: StartTrialProcess = (slot, slotEvents) => {
    const slotEnv = slots[slot]?.env ?? {};
    const { allowCommands: allowed = [], restMs = restAfterFailures } = options;
    const starters: Record<string, StartProcess> = {
      diffusion: (events) =>
        new TrainerProcess({ ...trainerOptions(options, slotEnv), describe: describeTrainer }, events),
      command: (events) =>
        new CommandProcess(
          { allowed, slotEnv, rules, folder: programsFolder, staging, groups, warn, describe },
          events,
        ),
    };
    const memory = memories[slot] ?? freshMemory();
    const startPlain: StartProcess = (events) =>
      new SlotProcess({ starters, memory, restMs, waitForRoom: gates[slot] }, events);
    const saving = { ...checkpoints, folder: programsFolder, runAs, notice };
    const start: StartProcess = (events) => new CheckpointedProcess(startPlain, saving, events);
    const { healthCommand: command } = options;
    const isHealthy = command === undefined ? undefined : healthCheck({ command, env: slotEnv });
    // Since the slot was ready, other trials may have filled the disk.
    const checkMachine: CheckHealth = async (env) => (await lackOfRoom(folder)) ?? (await isHealthy?.(env));
    const startChecked: StartProcess = (events) => new CheckedProcess(start, checkMachine, events);
    const check = (ids: readonly string[]): Promise<string | undefined> =>
      troubleOf(
        slots.flatMap(({ device }) => (ids.includes(device?.cudaId ?? '') ? (device ?? []) : [])),
        presence,
      );
    const gpuProcess = new GpuProcess(startChecked, { cudaIds, holder: `agent ${name}`, check }, slotEvents);
    running.set(slot, gpuProcess);
    return gpuProcess;
  };
  return {
    start: startSlot,
    onTrouble: (cudaId, why) => {
      for (const [slot, process] of running) if (cudaIds[slot] === cudaId) process.leaveIfIdle(why);
    },
    onGone: (cudaId, why) => {
      for (const process of running.values()) process.stopIfOn(cudaId, why);
    },
  };
}

export interface SlotStarter {
  readonly start: StartTrialProcess;
  /** A GPU is out of order: the slots on it that have no trial wait until it answers. */
  onTrouble(cudaId: string, why: string): void;
  /** A GPU is gone: the trial on it is stopped. */
  onGone(cudaId: string, why: string): void;
}

function trainerOptions(
  options: SlotOptions,
  slotEnvironment: Record<string, string>,
): TrainerProcessOptions {
  const { nodeFlags = [], ...limits } = options.trainer ?? {};
  const entry = options.trainerEntry ?? new URL('./trainer/main.ts', import.meta.url);
  const backend: Record<string, string> =
    options.backend === undefined ? {} : { YATES_BACKEND: options.backend };
  return {
    ...trainerDefaults,
    ...limits,
    args: [...nodeFlags, ...entryPoint(entry, import.meta.url)],
    env: { ...slotEnvironment, ...backend },
  };
}
