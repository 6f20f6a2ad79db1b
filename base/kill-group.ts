/** Kills a process that was started detached, together with all that it started. Dead already is well too. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // No group of that name (Windows), or nobody left in it.
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone.
    }
  }
}
