/** What a message carries, as JSON for a URL or a program's standard input, and as variables for a command. */
import { plainLine } from '../../base/plain-text.ts';
import type { TrialStatus } from '../core/state.ts';

/** `waiting`: nothing of the sweep can run, or some trials cannot, though it is not paused. */
type NotifyEvent =
  | 'finished'
  | 'cancelled'
  | 'paused'
  | 'decided'
  | 'waiting'
  | 'agent-backed-off'
  | 'disk'
  | 'test';

/** What happened, in the coordinator's own words. */
export interface News {
  readonly event: NotifyEvent;
  /** Why, of a sweep that is paused or waits and of an agent: `person`, `same-error`, `no-agent`, ... */
  readonly cause?: string | undefined;
  readonly text: string;
  readonly sweep?: {
    readonly id: string;
    readonly name: string;
    readonly trials: number;
    readonly counts: Readonly<Record<TrialStatus['kind'], number>>;
  };
  /** Why it is paused, or what ended it, as far as that was said. */
  readonly reason?: string | undefined;
}

export interface Message extends News {
  /** The same whenever the same news is sent again. */
  readonly id: string;
  /** Of the coordinator's machine. */
  readonly host: string;
  readonly atMs: number;
}

/** Discord refuses more than 2,000. */
const textCharsMax = 1_500;

/**
 * One line. Names and errors of others are in it: what chat programs would take for a mention of everybody (`<!channel>`) or for a
 * link is text only.
 */
const chatText = (text: string): string =>
  plainLine(text).slice(0, textCharsMax).replaceAll('<', '‹').replaceAll('>', '›');

/** @returns JSON; Slack and others show `text`, Discord shows `content` and mentions nobody for it */
export function bodyOf(message: Message): string {
  const { id, event, cause, sweep, reason, host, atMs } = message;
  const text = chatText(message.text);
  return JSON.stringify({
    text,
    content: text,
    allowed_mentions: { parse: [] },
    event,
    cause,
    id,
    time: new Date(atMs).toISOString(),
    host,
    sweep,
    reason: reason === undefined ? undefined : plainLine(reason),
  });
}

/** @returns the variables that a command gets beside its own; each is one plain line, empty where the message has nothing of it */
export function variablesOf(message: Message): Record<string, string> {
  const { id, event, cause = '', text, sweep, reason = '', host, atMs } = message;
  const counts = Object.entries(sweep?.counts ?? {}).map(
    ([status, count]) => [`YATES_NOTIFY_${status.toUpperCase()}`, String(count)] as const,
  );
  return {
    YATES_NOTIFY_EVENT: event,
    YATES_NOTIFY_CAUSE: cause,
    YATES_NOTIFY_TEXT: chatText(text),
    YATES_NOTIFY_REASON: plainLine(reason),
    YATES_NOTIFY_SWEEP_ID: plainLine(sweep?.id ?? ''),
    YATES_NOTIFY_SWEEP_NAME: plainLine(sweep?.name ?? ''),
    YATES_NOTIFY_TRIALS: sweep === undefined ? '' : String(sweep.trials),
    ...Object.fromEntries(counts),
    YATES_NOTIFY_ID: id,
    YATES_NOTIFY_TIME: new Date(atMs).toISOString(),
    YATES_NOTIFY_HOST: host,
  };
}
