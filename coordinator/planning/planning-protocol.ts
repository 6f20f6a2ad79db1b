/** What the coordinator and the thread that plans say to each other. */
import { YatesError, YatesErrors, type ErrorPlace } from '../../base/error.ts';
import type { ErrorCode } from '../../base/error-codes.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { ExtendedDesign } from '../../design/extend.ts';
import type { ExtensionRequest } from './plan-extension.ts';
import type { LaunchRequest } from './plan-launch.ts';

export type ToPlanning =
  | { readonly kind: 'plan'; readonly request: LaunchRequest }
  /** Trials of the design that is to be extended, in planned order: `packStretch` wrote them. */
  | { readonly kind: 'design'; readonly text: string }
  | { readonly kind: 'extend'; readonly request: ExtensionRequest }
  /** @param from position in the planned order, where a stretch begins */
  | { readonly kind: 'trials'; readonly from: number };

export type FromPlanning =
  | { readonly kind: 'planned'; readonly spec: SweepSpec; readonly hash: string; readonly count: number }
  | { readonly kind: 'taken' }
  | ({ readonly kind: 'extended'; readonly count: number } & Omit<ExtendedDesign, 'trials'>)
  /** `unpackStretch` reads it; undefined after the last. */
  | { readonly kind: 'trials'; readonly text: string | undefined }
  | { readonly kind: 'failed'; readonly errors: readonly PackedFault[] };

interface PackedFault {
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly place: ErrorPlace | undefined;
  readonly next: string | undefined;
}

export function packErrors(error: unknown): PackedFault[] {
  if (error instanceof YatesErrors) return error.errors.flatMap(packErrors);
  if (error instanceof YatesError)
    return [{ code: error.code, message: error.what, place: error.place, next: error.next }];
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [{ code: undefined, message, place: undefined, next: undefined }];
}

export function unpackErrors(packed: readonly PackedFault[]): Error {
  const [first, ...rest] = packed.map(({ code, message, place, next }) =>
    code === undefined ? new Error(message) : new YatesError({ code, message, place, next }),
  );
  if (!(first instanceof YatesError)) return first ?? new Error('planning failed without an error');
  return new YatesErrors([first, ...rest.filter((error) => error instanceof YatesError)]);
}
