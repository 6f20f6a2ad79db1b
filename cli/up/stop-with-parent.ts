import { YatesError } from '../../base/error.ts';

/**
 * For verbs that `yates up` starts as children, and for those beside them: ends this process when a signal or the parent's
 * end asks for it. The first request is polite, a second signal ends the process at once.
 *
 * @param leavesSignals to the parent, while there is one: a scheduler ends a job by a signal to all of its processes, and what
 *   others still need must go last. Default: false
 */
export function onStopRequest(
  stop: (reason: string) => Promise<void>,
  { leavesSignals = false }: { readonly leavesSignals?: boolean } = {},
): void {
  let asked = false;
  const request = (reason: string): void => {
    if (asked) return;
    asked = true;
    stop(reason).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of stopSignals()) {
    process.on(signal, () => {
      if (leavesSignals && process.connected) return;
      if (asked) process.exit(1);
      request(signal);
    });
  }
  process.on('message', (message) => {
    if ((message as { readonly kind?: string }).kind === 'stop') request('the parent process ends');
  });
  process.once('disconnect', () => request('the parent process ended'));
}

/**
 * The signals that ask a process to leave. SIGHUP means the end of the terminal, where there is one. Without one, under nohup or
 * as a service, it is somebody's word to open log files again, which are watched here, and is ignored: Node forgets that
 * nohup had it ignored.
 */
export function stopSignals(): readonly ('SIGTERM' | 'SIGINT' | 'SIGHUP')[] {
  const hasTerminal = process.stdin.isTTY || process.stdout.isTTY;
  if (!hasTerminal) process.on('SIGHUP', () => {});
  return hasTerminal ? ['SIGTERM', 'SIGINT', 'SIGHUP'] : ['SIGTERM', 'SIGINT'];
}

/**
 * Hears the signals by which schedulers announce the end of a job. Unheard, one of them would end this process, and the other
 * would open Node's debugger. What comes twice within seconds was meant once.
 */
export function onWarning(hear: (signal: 'SIGUSR1' | 'SIGUSR2') => void): void {
  for (const signal of ['SIGUSR1', 'SIGUSR2'] as const) {
    let heardMs = Number.NEGATIVE_INFINITY;
    process.on(signal, () => {
      const nowMs = performance.now();
      if (nowMs - heardMs > sameWarningMs) hear(signal);
      heardMs = nowMs;
    });
  }
}

const sameWarningMs = 2_000;

/** Asks the parent over IPC. @returns undefined where no parent is there to answer */
export function askParent<Answer>(question: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) {
      resolve(undefined);
      return;
    }
    const hear = (message: unknown): void => {
      const { kind, answer } = message as { readonly kind?: string; readonly answer?: Answer };
      if (kind !== 'answer') return;
      process.off('message', hear);
      resolve(answer);
    };
    process.on('message', hear);
    process.once('disconnect', () => resolve(undefined));
    process.send({ kind: 'question', question });
  });
}

/** Tells the parent, if there is one, that this process serves now. */
export function tellParentReady(message: { address?: string } = {}): void {
  process.send?.({ kind: 'ready', ...message });
}

/** Tells the parent, if there is one, why this process ends: on a full disk its last line may find no room. */
export function tellParentFailed(error: unknown): void {
  if (error instanceof YatesError)
    process.send?.({ kind: 'failed', code: error.code, message: error.message });
}
