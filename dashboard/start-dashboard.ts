/**
 * Opens the live view of a sweep: on a terminal the screen, elsewhere a line for each finished trial. It lives as long as
 * it is wanted: a coordinator that goes away is waited for, and nothing but the user, the caller or (without a terminal)
 * the end of the sweep closes it.
 */
import { type Clock, systemClock } from '../base/clock.ts';
import { openClient } from '../client/open-client.ts';
import type { RpcClient } from '../proto/client.ts';
import { type AnalyseFn, runAnalysis } from './analysis-runner.ts';
import { askCoordinator } from './control-calls.ts';
import { feedStore } from './feed.ts';
import { openInkScreen } from './ink-screen.tsx';
import { printPlainly } from './plain-printer.ts';
import { watchStopRule } from './stop-rule.ts';
import { DashboardStore } from './store.ts';
import { type SweepResult, sweepResult } from './sweep-result.ts';
import { type Environment, type Terminal, readTerminal } from './terminal.ts';
import { untilSweepEnds } from './until-sweep-ends.ts';
import { type ControlRequest, initialModel } from './view/model.ts';
import type { Key } from './view/press.ts';

export interface DashboardOptions {
  /** A client of the caller, who closes it; or an address, for a plain channel that the dashboard closes. */
  readonly coordinator: RpcClient | string;
  /** Left out: the newest sweep. */
  readonly sweepId?: string | undefined;
  /** Left out: the ANOVA tab stays empty. */
  readonly analyse?: AnalyseFn | undefined;
  /** Lines printed on the normal screen when the dashboard closes. */
  readonly finalTables?:
    | ((result: SweepResult, can: { readonly unicode: boolean }) => readonly string[])
    | undefined;
  /** Asked before `q` leaves a sweep that runs; empty or left out where leaving is harmless. */
  readonly quitQuestion?: string | undefined;
  /**
   * The user wants to leave: `q`, or Ctrl-C on the screen. The screen stays, with what is announced, until the promise
   * settles; a second Ctrl-C closes it at once.
   */
  readonly onQuit?: ((how: { readonly interrupted: boolean }) => Promise<void> | void) | undefined;
  /** `auto`: the screen where stdin and stdout are a terminal and this is no CI. */
  readonly mode?: 'auto' | 'screen' | 'plain' | undefined;
  readonly stdout?: NodeJS.WriteStream | undefined;
  readonly stdin?: NodeJS.ReadStream | undefined;
  readonly env?: Environment | undefined;
  readonly clock?: Clock | undefined;
}

export interface DashboardOutcome {
  /** `finished`: without a terminal, the sweep ended. `closed`: by the caller. */
  readonly reason: 'quit' | 'interrupted' | 'finished' | 'closed';
  /** Undefined where no sweep was ever seen. */
  readonly result: SweepResult | undefined;
}

export interface Dashboard {
  readonly mode: 'screen' | 'plain';
  /**
   * After the screen is closed and the final tables are printed.
   * @throws YatesError E_WATCH_REFUSED: no such sweep, not allowed, or no coordinator there
   */
  waitUntilExit(): Promise<DashboardOutcome>;
  /** Shown in the status line until the next, such as "stopping the agents"; empty takes it away. */
  announce(text: string): void;
  /** Closes it from outside. Harmless when it is closed. */
  close(): void;
}

export function startDashboard(options: DashboardOptions): Dashboard {
  const { stdout = process.stdout, stdin = process.stdin, env = process.env, clock = systemClock } = options;
  const terminal = readTerminal(env, stdout.isTTY && stdin.isTTY);
  const mode = chooseMode(options.mode, terminal);
  const { client, release } = clientFor(options.coordinator);
  const size = { columns: stdout.columns || 80, rows: stdout.rows || 24 };
  const store = new DashboardStore(initialModel(size), clock);
  const write = (line: string): void => void stdout.write(`${line}\n`);

  let settle: (outcome: DashboardOutcome) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const exit = new Promise<DashboardOutcome>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  // Whoever never waits must not be ended by a refusal that it did not ask about.
  exit.catch(() => {});

  const undo: (() => void)[] = [];
  let closed = false;
  const close = (reason: DashboardOutcome['reason'], error?: unknown): void => {
    if (closed) return;
    closed = true;
    for (const step of undo.reverse()) step();
    if (error !== undefined) {
      fail(error);
      return;
    }
    try {
      const result = sweepResult(store.snapshot());
      const lines = result === undefined ? [] : (options.finalTables?.(result, terminal) ?? []);
      for (const line of lines) write(line);
      settle({ reason, result });
    } catch (cause) {
      fail(cause);
    }
  };

  const analysis = options.analyse === undefined ? undefined : runAnalysis(store, options.analyse);
  undo.push(release, () => {
    analysis?.stop();
    analysis?.finish();
  });
  if (mode === 'screen') {
    const leave = leaver(options.onQuit, close);
    const onKey = keyHandler(store, client, options.quitQuestion ?? '', leave);
    undo.push(openInkScreen({ store, terminal, address: client.address, stdout, stdin, onKey }));
  } else {
    undo.push(
      printPlainly(store, write),
      untilSweepEnds(store, () => close('finished')),
    );
  }
  undo.push(
    watchStopRule(store, {
      offer: (text) => {
        store.dispatch({ kind: 'answered', severity: 'info', text });
        if (mode === 'plain') write(text);
      },
      pause: (reason) => {
        if (mode === 'plain') write(`pausing: ${reason}; yates resume goes on, yates cancel ends it`);
        void steer(store, client, 'pause', reason);
      },
    }),
  );
  const onRefused = (error: Error): void => close('closed', error);
  undo.push(feedStore({ client, sweepId: options.sweepId, store, onRefused }));
  return {
    mode,
    waitUntilExit: () => exit,
    announce: (text) => store.dispatch({ kind: 'announced', text }),
    close: () => close('closed'),
  };
}

function chooseMode(asked: DashboardOptions['mode'], { interactive }: Terminal): 'screen' | 'plain' {
  if (asked === 'screen' || asked === 'plain') return asked;
  return interactive ? 'screen' : 'plain';
}

function clientFor(coordinator: RpcClient | string): { client: RpcClient; release: () => void } {
  if (typeof coordinator !== 'string') return { client: coordinator, release: () => {} };
  // The channel's own backoff grows to two minutes: too long to sit and look at.
  const client = openClient(coordinator, {
    'grpc.initial_reconnect_backoff_ms': 200,
    'grpc.max_reconnect_backoff_ms': 3000,
    'grpc.keepalive_time_ms': 20_000,
  });
  return { client, release: () => client.close() };
}

/** Keys go to the model; what they ask of the world is done here. */
function keyHandler(
  store: DashboardStore,
  client: RpcClient,
  quitQuestion: string,
  leave: (interrupted: boolean) => void,
): (key: Key) => void {
  return (key) => {
    const effect = store.press(key, { quitQuestion });
    if (effect === undefined) return;
    if (effect.kind === 'quit') {
      leave(effect.interrupted);
      return;
    }
    void steer(store, client, effect.request);
  };
}

async function steer(
  store: DashboardStore,
  client: RpcClient,
  request: ControlRequest,
  reason = '',
): Promise<void> {
  const id = store.snapshot().model.sweep?.id;
  if (id === undefined) return;
  const { severity, text, sweep } = await askCoordinator(client, request, id, reason);
  if (sweep !== undefined) store.dispatch({ kind: 'updates', updates: [{ kind: 'sweep', atMs: 0, sweep }] });
  store.dispatch({ kind: 'answered', severity, text });
}

/** Leaves when `onQuit` is through with its work, or at the second Ctrl-C. */
function leaver(
  onQuit: DashboardOptions['onQuit'],
  close: (reason: DashboardOutcome['reason'], error?: unknown) => void,
): (interrupted: boolean) => void {
  let leaving = false;
  return (interrupted) => {
    const reason = interrupted ? 'interrupted' : 'quit';
    if (onQuit === undefined || (leaving && interrupted)) {
      close(reason);
      return;
    }
    if (leaving) return;
    leaving = true;
    Promise.resolve(onQuit({ interrupted })).then(
      () => close(reason),
      (error: unknown) => close(reason, error),
    );
  };
}
