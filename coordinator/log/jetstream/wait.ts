import type { Signal } from '../../../base/signal.ts';

/** Resolves when the signal is raised, `ms` are over or `abort` aborts. */
export async function nextWithin(signal: Signal, ms: number, abort?: AbortSignal): Promise<void> {
  const end = new AbortController();
  const stop = (): void => end.abort();
  const timer = setTimeout(stop, ms);
  abort?.addEventListener('abort', stop);
  if (abort?.aborted) stop();
  await signal.next(end.signal);
  abort?.removeEventListener('abort', stop);
  clearTimeout(timer);
}
