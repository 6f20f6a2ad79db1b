/** Where the processes of one trial that has several GPUs meet: a port that no other trial on this machine has. */
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import { type HostLock, takeHostLock } from './host-lock.ts';

export interface Rendezvous {
  readonly port: number;
  free(): void;
}

/** Below the ports that Linux gives to outgoing connections, which take one at any moment. */
const [portMin, portMax] = [20_000, 32_000] as const;
const triesMax = 50;
const address = '127.0.0.1';

/** @returns undefined where no port is free, as far as tries go */
export async function takeRendezvous(holder: string): Promise<Rendezvous | undefined> {
  for (let attempt = 0; attempt < triesMax; attempt++) {
    const port = randomInt(portMin, portMax);
    const answer = await takeHostLock(`port/${port}`, holder);
    if (answer.kind === 'held') continue;
    const lock: HostLock | undefined = answer.kind === 'taken' ? answer.lock : undefined;
    if (await isFree(port)) return { port, free: () => lock?.free() };
    lock?.free();
  }
  return undefined;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * What a trial with several GPUs is told. `MASTER_*` is what PyTorch reads; `torchrun` takes its own options from `PET_*` where its
 * command line does not have them, and would use port 29500 for every trial otherwise. `WORLD_SIZE` and `RANK` are left to whoever starts the
 * processes: a program that finds them takes itself for one of several that are there already.
 */
export const rendezvousEnv = (port: number, processes: number): Record<string, string> => ({
  MASTER_ADDR: address,
  MASTER_PORT: String(port),
  PET_MASTER_ADDR: address,
  PET_MASTER_PORT: String(port),
  PET_NPROC_PER_NODE: String(processes),
});
