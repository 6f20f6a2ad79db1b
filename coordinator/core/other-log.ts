import type { Input } from './ask.ts';
import type { Turn } from './turn.ts';

/** Fences mean nothing outside the log that granted them: whoever speaks of another log registers again first. */
export function speaksOfOtherLog(turn: Turn, input: Input): boolean {
  // A hint names its log with its lease.
  if (input.kind === 'progress' || !('logId' in input) || input.logId === undefined || input.logId === '')
    return false;
  const { logId } = turn.state.config;
  if (input.logId === logId) return false;
  turn.refuse(input.call, {
    code: 'E_LOG_OTHER',
    message: `this coordinator serves the log ${logId}, not ${input.logId}`,
    next: 'register again; leases of another log mean nothing here',
  });
  return true;
}
