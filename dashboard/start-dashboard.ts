/**
 * Opens the live view of a sweep: on a terminal the screen, elsewhere a line for each finished trial. It waits for a
 * coordinator that goes away. Only the user, the caller or (without a terminal) the end of the sweep closes it.
 */
import { type Clock, systemClock } from '../base/clock.ts';
import { openClient } from '../client/open-client.ts';
import { RpcClient } from '../proto/client.ts';
import type { Endpoint } from '../proto/tls/endpoint.ts';
import { refusedHandshake } from '../proto/tls/refused-handshake.ts';
import { type AnalyseFn, runAnalysis, type StudyFn } from './analysis-runner.ts';
import { fetchAttempts } from './attempts-fetcher.ts';
import { clipboardSequence } from './clipboard.ts';
import { collectWhenRead } from './collect-when-read.ts';
import { fetchCurves } from './curve-fetcher.ts';
import { followOutput } from './output-follower.ts';
import { type DashboardOutcome, ExitOnce } from './exit-once.ts';
import { feedDevices } from './device-feed.ts';
import { feedStore } from './feed.ts';
import { fetchSweeps } from './sweep-lister.ts';
import { fetchLog } from './log-fetcher.ts';
import { fetchPictures } from './picture-fetcher.ts';
import { printPlainly } from './plain-printer.ts';
import { watchStopRule } from './stop-rule.ts';
import { DashboardStore } from './store.ts';
import { type SweepResult, sweepResult } from './sweep-result.ts';
import { type Environment, type Terminal, readTerminal } from './terminal.ts';
import { openTerminalScreen } from './terminal-screen.ts';
import { untilSweepEnds } from './until-sweep-ends.ts';
import { keyHandler, leaver, type OnQuit, steer } from './user-requests.ts';
import { initialModel } from './view/model.ts';

export interface DashboardOptions {
  /** A client of the caller, who closes it; or where to open a channel, which the dashboard closes. */
  readonly coordinator: RpcClient | Endpoint;
  /** Left out: the newest sweep. */
  readonly sweepId?: string | undefined;
  /** Left out: the ANOVA tab stays empty. */
  readonly analyse?: AnalyseFn | undefined;
  /** Left out: what views ask beyond the analysis stays unanswered. */
  readonly study?: StudyFn | undefined;
  /** Lines printed on the normal screen when the dashboard closes. */
  readonly finalTables?:
    | ((result: SweepResult, can: { readonly unicode: boolean }) => readonly string[])
    | undefined;
  /** Asked before `q` leaves a sweep that runs; empty or left out where leaving is harmless. */
  readonly quitQuestion?: string | undefined;
  /** Keys may show another sweep in place of this one; the outcome is then of the one that was shown last. Default: false. */
  readonly maySwitch?: boolean | undefined;
  /**
   * The user wants to leave: `q`, or Ctrl-C on the screen. The screen stays, with what is announced, until the promise
   * settles; a second Ctrl-C closes it at once.
   */
  readonly onQuit?: OnQuit | undefined;
  /** `auto`: the screen where stdin and stdout are a terminal and this is no CI. */
  readonly mode?: 'auto' | 'screen' | 'plain' | undefined;
  readonly stdout?: NodeJS.WriteStream | undefined;
  readonly stdin?: NodeJS.ReadStream | undefined;
  readonly env?: Environment | undefined;
  readonly clock?: Clock | undefined;
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
  /** True while the coordinator answers. */
  isConnected(): boolean;
  /** Follows the sweep at another coordinator from now on, such as one that was started on the same data folder. */
  moveTo(coordinator: Endpoint): void;
  /** Closes it from outside. Harmless when it is closed. */
  close(): void;
}

export function startDashboard(options: DashboardOptions): Dashboard {
  const { stdout = process.stdout, stdin = process.stdin, env = process.env, clock = systemClock } = options;
  const terminal = readTerminal(env, stdout.isTTY && stdin.isTTY);
  const mode = chooseMode(options.mode, terminal);
  let at = clientFor(options.coordinator);
  const size = { columns: stdout.columns || 80, rows: stdout.rows || 24 };
  const store = new DashboardStore(initialModel(size), clock);
  const write = (line: string): void => void stdout.write(`${line}\n`);

  const exit = new ExitOnce(async () => {
    await analysis?.finish();
    const result = sweepResult(store.snapshot());
    const lines = result === undefined ? [] : (options.finalTables?.(result, terminal) ?? []);
    for (const line of lines) write(line);
    return result;
  });

  const analysis =
    options.analyse === undefined ? undefined : runAnalysis(store, options.analyse, { study: options.study });
  exit.onClose(
    () => at.release(),
    () => analysis?.stop(),
  );
  if (mode === 'screen') {
    const leave = leaver(options.onQuit, exit);
    const onKey = keyHandler(
      store,
      () => at.client,
      { quitQuestion: options.quitQuestion ?? '', maySwitch: options.maySwitch ?? false },
      leave,
      (text) => stdout.write(clipboardSequence(text)),
      (sweepId) => switchTo(sweepId),
    );
    exit.onClose(feedDevices(store, () => at.client));
    exit.onClose(
      openTerminalScreen({
        store,
        terminal,
        address: () => at.client.address,
        stdout,
        stdin,
        onKey,
        onFailed: (error) => exit.close('closed', error),
      }),
    );
  } else {
    exit.onClose(
      printPlainly(store, write),
      untilSweepEnds(store, (reason) => exit.close(reason)),
    );
  }
  exit.onClose(
    watchStopRule(store, {
      offer: (text) => {
        store.dispatch({ kind: 'answered', severity: 'info', text });
        if (mode === 'plain') write(text);
      },
      pause: (reason) => {
        if (mode === 'plain') write(`pausing: ${reason}; yates resume goes on, yates cancel ends it`);
        void steer(store, at.client, 'pause', reason);
      },
    }),
  );
  exit.onClose(collectWhenRead(store));
  const onRefused = (error: Error): void => exit.close('closed', error);
  let wantedId = options.sweepId;
  const follow = (): (() => void) => {
    // The newest sweep of the first coordinator stays the one that is watched.
    const sweepId = store.snapshot().model.sweep?.id ?? wantedId;
    const endFeed = feedStore({ ...at, sweepId, store, onRefused });
    const fetchers =
      mode === 'screen'
        ? [fetchCurves, fetchAttempts, fetchLog, fetchPictures, fetchSweeps, followOutput]
        : [];
    const ends = fetchers.map((start) => start(store, at.client, clock));
    return () => {
      for (const end of ends) end();
      endFeed();
    };
  };
  let unfollow = follow();
  const switchTo = (sweepId: string): void => {
    unfollow();
    wantedId = sweepId;
    store.dispatch({ kind: 'switched' });
    unfollow = follow();
  };
  let isClosed = false;
  exit.onClose(() => {
    isClosed = true;
    unfollow();
  });
  return {
    mode,
    waitUntilExit: () => exit.exited,
    announce: (text) => store.dispatch({ kind: 'announced', text }),
    isConnected: () => store.snapshot().model.connection.state === 'live',
    moveTo: (coordinator) => {
      if (isClosed) return;
      unfollow();
      at.release();
      at = clientFor(coordinator);
      unfollow = follow();
    },
    close: () => exit.close('closed'),
  };
}

function chooseMode(asked: DashboardOptions['mode'], { interactive }: Terminal): 'screen' | 'plain' {
  if (asked === 'screen' || asked === 'plain') return asked;
  return interactive ? 'screen' : 'plain';
}

interface ClientParts {
  readonly client: RpcClient;
  readonly release: () => void;
  readonly impostor?: () => Promise<Error | undefined>;
}

function clientFor(coordinator: RpcClient | Endpoint): ClientParts {
  if (coordinator instanceof RpcClient) return { client: coordinator, release: () => {} };
  // The channel's own backoff grows to two minutes: too long to sit and look at.
  const client = openClient(coordinator, {
    'grpc.initial_reconnect_backoff_ms': 200,
    'grpc.max_reconnect_backoff_ms': 3000,
    'grpc.keepalive_time_ms': 20_000,
  });
  const { address, security } = coordinator;
  const impostor = async (): Promise<Error | undefined> => {
    if (security.kind !== 'pin') return undefined;
    const refused = await refusedHandshake(address, security.certificate.pin);
    return refused?.code === 'E_PIN_DIFFERS' ? refused : undefined;
  };
  return { client, release: () => client.close(), impostor };
}
