/** The dashboard without a terminal: a line for each trial that ended, and for what else one must know. */
import type { DashboardStore } from './store.ts';
import { formatElapsed } from './view/format-duration.ts';
import type { DashboardModel } from './view/model.ts';
import { plainNews } from './view/plain-news.ts';
import { waitsForSweep } from './view/waits-for-sweep.ts';
import { plainLine } from '../base/plain-text.ts';

/** @returns a function that ends the printing */
export function printPlainly(store: DashboardStore, write: (line: string) => void): () => void {
  let printed: DashboardModel | undefined;
  let lostAtMs: number | undefined;
  let announcement = '';
  const print = (): void => {
    const { model, nowMs } = store.snapshot();
    const { connection, screen } = model;
    if (screen.announcement !== announcement) {
      announcement = screen.announcement;
      if (announcement !== '') write(plainLine(announcement));
    }
    if (connection.state === 'reconnecting' && lostAtMs === undefined) {
      lostAtMs = connection.sinceMs;
      write(
        waitsForSweep(model)
          ? 'waiting for a sweep: start one with `yates launch SWEEP`'
          : `waiting for the coordinator: ${plainLine(connection.reason)}`,
      );
    }
    if (connection.state !== 'live' || model === printed) return;
    if (lostAtMs !== undefined) write(`connected after ${formatElapsed(nowMs - lostAtMs)}`);
    lostAtMs = undefined;
    for (const line of plainNews(printed, model, nowMs)) write(line);
    printed = model;
  };
  print();
  return store.subscribe(print);
}
