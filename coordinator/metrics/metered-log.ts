import type { EventLog } from '../log/event-log.ts';

/** The same log, with the time of each append passed to `appended`. */
export function meteredLog(log: EventLog, appended: (seconds: number) => void): EventLog {
  return {
    id: log.id,
    lastSeq: () => log.lastSeq(),
    append: async (expectedSeq, events) => {
      const startMs = performance.now();
      const seq = await log.append(expectedSeq, events);
      appended((performance.now() - startMs) / 1_000);
      return seq;
    },
    read: (fromSeq, toSeq) => log.read(fromSeq, toSeq),
    follow: (fromSeq, signal) => log.follow(fromSeq, signal),
    close: () => log.close(),
  };
}
