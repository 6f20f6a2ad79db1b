/** Readings of the agents' devices, asked for while the screen shows them. */
import { listDevices } from '../client/ask.ts';
import type { RpcClient } from '../proto/client.ts';
import type { DashboardStore } from './store.ts';

/** As often as agents send them. */
const everyMs = 5_000;
/** What the screen shows of it. */
const historyMs = 10 * 60_000;

/** @returns a function that ends it */
export function feedDevices(store: DashboardStore, client: () => RpcClient): () => void {
  let isAsking = false;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  const look = (): void => {
    const { model } = store.snapshot();
    const nowMs = performance.now();
    if (model.screen.tab !== 'agents' || model.connection.state !== 'live') return;
    if (isAsking || nowMs - askedAtMs < everyMs) return;
    [isAsking, askedAtMs] = [true, nowMs];
    // A coordinator of an earlier version does not know the call: nothing is shown then.
    void listDevices(client(), historyMs)
      .then(
        (devices) => store.dispatch({ kind: 'devices', devices }),
        () => {},
      )
      .finally(() => {
        isAsking = false;
      });
  };
  const stopListening = store.subscribe(look);
  const timer = setInterval(look, everyMs);
  timer.unref();
  return () => {
    stopListening();
    clearInterval(timer);
  };
}
