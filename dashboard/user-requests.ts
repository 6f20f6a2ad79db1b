/** What the user asks for by keys: to steer the sweep, or to leave. */
import type { SweepId } from '../base/ids.ts';
import type { RpcClient } from '../proto/client.ts';
import { askCoordinator } from './control-calls.ts';
import type { ExitOnce } from './exit-once.ts';
import type { DashboardStore } from './store.ts';
import type { ControlRequest } from './view/model.ts';
import type { Key, PressOptions } from './view/press.ts';

/** Does what must be done before the dashboard closes. */
export type OnQuit = (how: { readonly interrupted: boolean }) => Promise<void> | void;

/** No terminal says if it has taken it: the text itself is shown for those that have not. */
const copiedText = (what: string, text: string): string =>
  `${text} copied, id of ${what}, if the terminal takes it (tmux: set-clipboard on)`;

/** Takes keys to the model, and carries out what they ask of the world. */
export function keyHandler(
  store: DashboardStore,
  client: () => RpcClient,
  options: PressOptions,
  leave: (interrupted: boolean) => void,
  copy: (text: string) => void,
  switchTo: (sweepId: SweepId) => void,
): (key: Key) => void {
  return (key) => {
    const effect = store.press(key, options);
    if (effect === undefined) return;
    if (effect.kind === 'quit') {
      leave(effect.interrupted);
      return;
    }
    if (effect.kind === 'switch') {
      switchTo(effect.sweepId);
      return;
    }
    if (effect.kind === 'copy') {
      copy(effect.text);
      const { text, what } = effect;
      store.dispatch({ kind: 'flashed', severity: 'info', text: copiedText(what, text) });
      return;
    }
    void steer(store, client(), effect.request);
  };
}

/** @param decided evidence that met the stop rule, which asks then; empty where a person asks */
export async function steer(
  store: DashboardStore,
  client: RpcClient,
  request: ControlRequest,
  decided = '',
): Promise<void> {
  const id = store.snapshot().model.sweep?.id;
  if (id === undefined) return;
  const { severity, text, sweep } = await askCoordinator(client, request, id, decided);
  if (sweep !== undefined) store.dispatch({ kind: 'updates', updates: [{ kind: 'sweep', atMs: 0, sweep }] });
  store.dispatch({ kind: 'steered', severity, text });
}

/** Leaves when `onQuit` has done its work, or at the second Ctrl-C. */
export function leaver(onQuit: OnQuit | undefined, exit: ExitOnce): (interrupted: boolean) => void {
  let leaving = false;
  return (interrupted) => {
    const reason = interrupted ? 'interrupted' : 'quit';
    if (onQuit === undefined || (leaving && interrupted)) {
      exit.close(reason);
      return;
    }
    if (leaving) return;
    leaving = true;
    Promise.resolve(onQuit({ interrupted })).then(
      () => exit.close(reason),
      (error: unknown) => exit.close(reason, error),
    );
  };
}
