/**
 * A trainer never outlives its agent, however the agent ended. A thread of its own watches, since the main thread of a
 * trainer may sit in one long computation and hear of no disconnect.
 */
import { Worker } from 'node:worker_threads';
import { agentPidVariable } from './protocol.ts';

// Text and not a file: a worker's file would have to be found and compiled again in each trainer.
const watch = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    if (process.ppid === workerData.agentPid) return;
    try {
      process.kill(-process.pid, 'SIGKILL'); // A trainer leads a process group: its children end with it.
    } catch {
      process.kill(process.pid, 'SIGKILL');
    }
  }, workerData.everyMs);
`;

/** Does nothing in a process that no agent started. */
export function endWithAgent(everyMs = 1_000): void {
  const agentPid = Number(process.env[agentPidVariable]);
  if (!Number.isInteger(agentPid) || agentPid <= 0) return;
  new Worker(watch, { eval: true, workerData: { agentPid, everyMs } }).unref();
}
