/**
 * When the points of a curve were reported. Elapsed times count from the start of an attempt, so that they go back where a later
 * attempt took over: the last attempt began at `startMs`, and one before it is placed so that it ends where the next one begins.
 *
 * @returns milliseconds since the Unix epoch, which never go back
 *
 * @example
 * pointTimes([10, 20, 10, 30], 1_000); // [1_000, 1_010, 1_010, 1_030]
 */
export function pointTimes(elapsedMs: readonly number[], startMs: number): number[] {
  const times: number[] = [];
  let offset = startMs;
  for (let at = elapsedMs.length - 1; at >= 0; at--) {
    const elapsed = elapsedMs[at] ?? 0;
    const next = times[at + 1];
    if (next !== undefined && elapsed + offset > next) offset = next - elapsed;
    times[at] = elapsed + offset;
  }
  return times.map(Math.round);
}
