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
  for (let waitedMs = 0; isHeld(dataDir); waitedMs += retryMs) {
    const endpoint = readFolderEndpoint(dataDir);
    if (endpoint !== undefined && (await listens(endpoint.address))) return endpoint;
    if (waitedMs >= patienceMs) return undefined;
    await sleep(retryMs);
  }
  return undefined;
}

/** True while the process lives that has taken the folder last; it removes the file when it lets go. */
function isHeld(dataDir: string): boolean {
  try {
    const pid = Number(readFileSync(join(dataDir, 'coordinator.pid'), 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    // Another user's process lives too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
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
