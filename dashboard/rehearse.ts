/**
 * Draws every view once, unseen, after the sweep was read. The first drawing of a view takes several times as long as the next: its code
 * is not compiled yet, and what it says of all trials together is not gathered. So no key has to wait for that.
 */
import type { DashboardStore, Snapshot } from './store.ts';
import { tabs } from './view/model.ts';
import { press } from './view/press.ts';

/** Each view by its number, and its cursor. */
const keys = tabs.flatMap((_, at) => [String(at + 1), 'down']);
/** Between two drawings: what is typed, or comes from the coordinator, goes first. */
const gapMs = 40;

/**
 * @param draw makes a frame without showing it
 * @returns a function that ends it
 */
export function rehearse(store: DashboardStore, draw: (snapshot: Snapshot) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let wasLive = false;
  const begin = (): void => {
    const isLive = store.snapshot().model.connection.state === 'live';
    const starts = isLive && !wasLive;
    wasLive = isLive;
    if (!starts) return;
    let pressed = 0;
    clearInterval(timer);
    timer = setInterval(() => {
      const { model, nowMs } = store.snapshot();
      try {
        const played = keys
          .slice(pressed - (pressed % 2), pressed + 1)
          .reduce((before, key) => press(before, key, { quitQuestion: '' }).model, model);
        draw({ model: played, nowMs });
      } catch {
        // A view that cannot be drawn is the trouble of whoever opens it.
      }
      if (++pressed === keys.length) clearInterval(timer);
    }, gapMs);
  };
  const unsubscribe = store.subscribe(begin);
  begin();
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}
