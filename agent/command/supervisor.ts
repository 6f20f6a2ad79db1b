/**
 * Entry point of the process between an agent and the programs that it runs, one for each slot. It reads all that a
 * program prints, so that the agent is never busy with it, and takes the program down when the agent is gone, however
 * the agent ended: its IPC channel closes then.
 */
import type { FromSupervisor, RunOrder, ToSupervisor } from './protocol.ts';
import { SupervisedProgram } from './supervised-program.ts';

let program: SupervisedProgram | undefined;
let isLeaving = false;
/** When this process got each signal last. */
const heardMs = new Map<NodeJS.Signals, number>();
/** A signal that came to this process so shortly before came to the program as well: its sender means the whole job. */
const jointMs = 5_000;
/** The signals that a scheduler sends to all processes of a job arrive within this time. */
const gatherMs = 50;

process.on('message', (message: ToSupervisor) => {
  switch (message.kind) {
    case 'run':
      start(message);
      return;
    case 'stop':
      stop(message.graceMs);
      return;
    case 'leave':
      isLeaving = true;
      if (program === undefined) process.disconnect();
      else stop(message.graceMs);
      return;
    case 'signal':
      pass(message.name);
      return;
    case 'follow':
      program?.follow(message.isWanted);
      return;
    default:
      message satisfies never;
  }
});

process.on('disconnect', () => {
  void (program?.kill() ?? Promise.resolve()).finally(() => process.exit(0));
});

// Whoever sends these means the agent or the trial, and both end us by the channel.
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'] as const)
  process.on(name, () => heardMs.set(name, performance.now()));

tell({ kind: 'ready' });

/** A program that has its SIGTERM from the scheduler is not sent a second one while it saves its work. */
function stop(graceMs: number): void {
  const stopped = program;
  setTimeout(() => stopped?.stop(graceMs, !cameToAll('SIGTERM')), gatherMs);
}

function pass(name: NodeJS.Signals): void {
  const warned = program;
  setTimeout(() => {
    if (!cameToAll(name)) void warned?.signal(name);
  }, gatherMs);
}

const cameToAll = (name: NodeJS.Signals): boolean =>
  performance.now() - (heardMs.get(name) ?? Number.NEGATIVE_INFINITY) < jointMs;

function start(order: RunOrder): void {
  try {
    program = new SupervisedProgram(order, {
      started: (pid) => tell({ kind: 'started', pid }),
      alive: (report) => tell({ kind: 'alive', report }),
      checkpoint: (step) => tell({ kind: 'checkpoint', step }),
      output: ({ offset, data, isCaughtUp }) =>
        tell({ kind: 'output', offset, base64: data.toString('base64'), isCaughtUp }),
      exited: (exit) => {
        program = undefined;
        tell({ kind: 'exited', ...exit });
        if (isLeaving) process.disconnect();
      },
    });
  } catch (error) {
    // Node throws some of the errors of a spawn, such as arguments that are too long, and emits the others.
    const { code = '', message } = error as NodeJS.ErrnoException;
    const nothing = { result: undefined, fault: undefined, overMemoryBytes: undefined };
    const silence = { outputTail: '', outputBase64: '', printedBytes: 0 };
    tell({
      kind: 'exited',
      exitCode: null,
      signal: null,
      spawnError: { code, message },
      ...nothing,
      ...silence,
    });
  }
}

function tell(message: FromSupervisor): void {
  if (process.connected) process.send?.(message, () => {});
}
