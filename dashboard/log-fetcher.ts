/** Reads pages of the coordinator's log as the log view wants them, one at a time. */
import type { Clock } from '../base/clock.ts';
import { readLog } from '../client/log.ts';
import type { RpcClient } from '../proto/client.ts';
import type { DashboardStore } from './store.ts';
import { logWanted } from './view/shown-log.ts';

const pageEntries = 200;
/** After a question that failed. */
const restMs = 10_000;

/** @returns a function that ends it */
export function fetchLog(store: DashboardStore, client: RpcClient, clock: Clock): () => void {
  const stop = new AbortController();
  let isAsking = false;
  let restsUntilMs = 0;
  const look = (): void => {
    if (isAsking || stop.signal.aborted || clock.nowMs() < restsUntilMs) return;
    const { model } = store.snapshot();
    const wanted = logWanted(model);
    const sweepId = model.sweep?.id;
    if (wanted === undefined || sweepId === undefined) return;
    isAsking = true;
    void ask(sweepId, wanted);
  };
  const ask = async (sweepId: string, wanted: NonNullable<ReturnType<typeof logWanted>>): Promise<void> => {
    const { filter, beforeSeq } = wanted;
    const kinds = filter === 'all' ? [] : [filter];
    const question = { sweepId, beforeSeq, kinds, count: pageEntries };
    const page = await readLog(client, question, stop.signal).catch(() => undefined);
    isAsking = false;
    if (page === undefined) restsUntilMs = clock.nowMs() + restMs;
    else if (!stop.signal.aborted) store.dispatch({ kind: 'log-page', page: { ...wanted, ...page } });
  };
  const unsubscribe = store.subscribe(look);
  return () => {
    stop.abort();
    unsubscribe();
  };
}
