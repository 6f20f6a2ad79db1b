/** Asks which sweeps there are: once, so that the screen can say how many, and every few seconds while the list is open. */
import { listSweeps } from '../client/ask.ts';
import type { Clock } from '../base/clock.ts';
import type { RpcClient } from '../proto/client.ts';
import type { DashboardStore } from './store.ts';
import { listed } from './view/listed-sweep.ts';

const everyMs = 3_000;

/** @returns a function that ends it */
export function fetchSweeps(store: DashboardStore, client: RpcClient, clock: Clock): () => void {
  let isStopped = false;
  let isAsking = false;
  let askedAtMs: number | undefined;
  const look = (): void => {
    const { model } = store.snapshot();
    if (isAsking || isStopped || model.connection.state !== 'live') return;
    const nowMs = clock.nowMs();
    const isOpen = model.screen.prompt.kind === 'sweeps';
    if (askedAtMs !== undefined && (!isOpen || nowMs - askedAtMs < everyMs)) return;
    [isAsking, askedAtMs] = [true, nowMs];
    void ask();
  };
  const ask = async (): Promise<void> => {
    // A list that cannot be had is asked for again.
    const sweeps = await listSweeps(client).catch(() => undefined);
    isAsking = false;
    if (sweeps !== undefined && !isStopped) store.dispatch({ kind: 'sweeps', sweeps: sweeps.map(listed) });
  };
  const unsubscribe = store.subscribe(look);
  return () => {
    isStopped = true;
    unsubscribe();
  };
}
