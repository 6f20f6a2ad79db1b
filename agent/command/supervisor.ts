/**
 * Entry point of the process between an agent and the programs that it runs, one for each slot. It reads all that a
 * program prints, so that the agent is never busy with it, and takes the program down when the agent is gone, however
 * the agent ended: its IPC channel closes then.
 */
import type { FromSupervisor, RunOrder, ToSupervisor } from './protocol.ts';
import { SupervisedProgram } from './supervised-program.ts';

let program: SupervisedProgram | undefined;
let isLeaving = false;

process.on('message', (message: ToSupervisor) => {
  switch (message.kind) {
    case 'run':
      start(message);
      return;
    case 'stop':
      program?.stop(message.graceMs);
      return;
    case 'leave':
      isLeaving = true;
      if (program === undefined) process.disconnect();
      else program.stop(message.graceMs);
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
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});

tell({ kind: 'ready' });

function start(order: RunOrder): void {
  try {
    program = new SupervisedProgram(order, {
      started: (pid) => tell({ kind: 'started', pid }),
      alive: (report) => tell({ kind: 'alive', report }),
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
