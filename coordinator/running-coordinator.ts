/** Whether a coordinator of this machine runs on a data folder, asked without touching its lock. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../proto/tls/endpoint.ts';
import { readFolderEndpoint } from './access/folder-endpoint.ts';

/** How long a coordinator that has the lock may take until it listens. */
const patienceMs = 3_000;
const retryMs = 100;
const connectMs = 1_000;

/**
 * @returns how to call the coordinator that runs on the folder; undefined where none does, or where a verb has the folder for itself
 * @throws YatesError of reading the folder's secrets
 */
export async function runningCoordinator(dataDir: string): Promise<Endpoint | undefined> {
  for (let waitedMs = 0; ; waitedMs += retryMs) {
    const pid = holderOf(dataDir);
    if (pid === undefined) return undefined;
    const endpoint = readFolderEndpoint(dataDir);
    if (endpoint !== undefined && (await listens(endpoint.address))) return endpoint;
    // Our own number there is what an ended process left, unless we host the coordinator, which listens then.
    if (pid === process.pid || waitedMs >= patienceMs) return undefined;
    await sleep(retryMs);
  }
}

/** The process that has taken the folder last, while it lives; it removes the file when it lets go. */
export function holderOf(dataDir: string): number | undefined {
  let pid: number;
  try {
    pid = Number(readFileSync(join(dataDir, 'coordinator.pid'), 'utf8'));
  } catch {
    return undefined;
  }
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // Another user's process lives too.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : undefined;
  }
}

function listens(address: string): Promise<boolean> {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(address) ?? [];
  return new Promise((resolve) => {
    const socket = connect({ host: host.replaceAll(/[[\]]/g, ''), port: Number(port), timeout: connectMs });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
