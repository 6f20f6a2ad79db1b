/**
 * The one error that a user of Yates ever sees: a stable code, where it is, what is wrong, what to do next.
 *
 * Throw it for anything that a person can put right. A broken invariant of ours is an `assert` (assert.ts) instead.
 */
import { type ErrorCode, errorEntry } from './error-codes.ts';
import type { ExitClass } from './error-codes/entry.ts';
import { redact } from './secret/redact.ts';

export interface ErrorPlace {
  /** File as the user named it, or another source such as `--listen`. */
  readonly file: string;
  /** One-based. */
  readonly line?: number;
  /** One-based. */
  readonly column?: number;
}

export interface YatesErrorInit {
  /** One of the catalogue in error-codes.ts, such as `E_FACTOR_LEVEL`. */
  readonly code: ErrorCode;
  /** What is wrong, in words, without a final full stop. Secrets are taken out of it, as of place and next step. */
  readonly message: string;
  readonly place?: ErrorPlace | undefined;
  /** What the user does next: `write 2`. */
  readonly next?: string | undefined;
  /** Default: what the catalogue says of the code. Given for an answer whose own code this version does not know. */
  readonly exit?: ExitClass | undefined;
  readonly cause?: unknown;
}

export class YatesError extends Error {
  override readonly name: string = 'YatesError';
  readonly code: ErrorCode;
  /** How a program ends that this error ends. */
  readonly exit: ExitClass;
  readonly place: ErrorPlace | undefined;
  readonly next: string | undefined;
  /** `message` alone, without code, place and next step. */
  readonly what: string;

  constructor(init: YatesErrorInit) {
    super(redact(formatError(init)), init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.exit = init.exit ?? errorEntry(init.code).exit;
    this.what = redact(init.message);
    this.place = init.place && { ...init.place, file: redact(init.place.file) };
    this.next = init.next && redact(init.next);
  }
}

/** Several faults of one input, reported together so that the user mends them in one go. */
export class YatesErrors extends YatesError {
  override readonly name = 'YatesErrors';
  readonly errors: readonly YatesError[];

  constructor(errors: readonly [YatesError, ...YatesError[]]) {
    const first = errors[0];
    super({
      code: first.code,
      message: first.what,
      place: first.place,
      next: first.next,
      exit: first.exit,
      cause: first.cause,
    });
    this.errors = errors;
    this.message = errors.map((error) => error.message).join('\n');
  }
}

function formatError({ code, message, place, next }: YatesErrorInit): string {
  const where = place === undefined ? '' : `${formatPlace(place)} `;
  return `${code} ${where}${message}${next === undefined ? '' : `; ${next}`}`;
}

function formatPlace({ file, line, column }: ErrorPlace): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
