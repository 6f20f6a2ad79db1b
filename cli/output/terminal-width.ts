/** Columns of the terminal that is printed to; undefined where that is none, so that files and other programs get everything. */
export function terminalWidth(): number | undefined {
  const { isTTY, columns } = process.stdout;
  // Some terminals do not know their size, and say 0.
  return isTTY && columns > 0 ? columns : undefined;
}
