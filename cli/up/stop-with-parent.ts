/**
 * For verbs that `yates up` starts as children: ends this process when a signal or the parent's end asks for it.
 * The first request is polite, a second one ends the process at once.
 */
export function onStopRequest(stop: (reason: string) => Promise<void>): void {
  let asked = false;
  const request = (reason: string): void => {
    if (asked) process.exit(1);
    asked = true;
    stop(reason).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => request('SIGTERM'));
  process.on('SIGINT', () => request('SIGINT'));
  process.on('SIGHUP', () => request('SIGHUP'));
  process.once('disconnect', () => request('the parent process ended'));
}

/** Tells the parent, if there is one, that this process serves now. */
export function tellParentReady(message: { address?: string } = {}): void {
  process.send?.({ kind: 'ready', ...message });
}
