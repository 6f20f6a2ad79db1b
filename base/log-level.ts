const levels: ReadonlySet<string> = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

/** How much the log files of coordinator and agents tell, by YATES_LOG_LEVEL; `info` where it says nothing known. */
export function logLevel(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const wanted = environment['YATES_LOG_LEVEL'] ?? '';
  return levels.has(wanted) ? wanted : 'info';
}
