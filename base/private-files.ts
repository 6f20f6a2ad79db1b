/** The umask of the processes that keep data. */

let inherited: number | undefined;

/** From now on, files and folders that this process makes are for its owner alone. Not for a thread, which has no umask of its own. */
export function keepFilesPrivate(): void {
  inherited ??= process.umask(0o077);
}

/**
 * Starts a child with the umask that this process was started with: what programs of the user write has the mode that the
 * user asks for.
 */
export function withInheritedUmask<Child>(start: () => Child): Child {
  if (inherited === undefined) return start();
  const own = process.umask(inherited);
  try {
    return start();
  } finally {
    process.umask(own);
  }
}
