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
