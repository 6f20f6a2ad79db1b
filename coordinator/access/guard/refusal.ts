/** What a refused caller hears: a status, and words with a code and the next step. */
import { status } from '@grpc/grpc-js';
import { YatesError } from '../../../base/error.ts';
import type { ErrorCode } from '../../../base/error-codes.ts';
import { limits } from '../../../base/limits.ts';
import { type Right, type Role, rolesWith } from '../role.ts';
import type { Proof } from '../token/token-store.ts';

export interface RefusedCall {
  readonly code: status;
  readonly error: YatesError;
}

type Refused = Extract<Proof, { readonly refused: string }>['refused'];

const words: Readonly<Record<Refused, { readonly code: ErrorCode; message: string; next: string }>> = {
  missing: {
    code: 'E_TOKEN_MISSING',
    message: 'this call carries no token; a version of Yates from before tokens sends none',
    next: 'run `yates login` with the string that the coordinator printed, or name its data folder with --data',
  },
  invalid: {
    code: 'E_TOKEN_INVALID',
    message: 'this coordinator does not know the token',
    next: 'log in again with the string that this coordinator printed',
  },
  expired: {
    code: 'E_TOKEN_EXPIRED',
    message: 'the token has expired',
    next: 'ask an admin for a new one (`yates token create`)',
  },
  revoked: {
    code: 'E_TOKEN_REVOKED',
    message: 'the token was revoked',
    next: 'ask an admin for a new one (`yates token create`)',
  },
};

export function unproven(refused: Refused): RefusedCall {
  return { code: status.UNAUTHENTICATED, error: new YatesError(words[refused]) };
}

/** Of a stream whose token was good when it began. */
export const noLongerProven: RefusedCall = {
  code: status.UNAUTHENTICATED,
  error: new YatesError({ ...words.revoked, message: 'the token was revoked meanwhile, or has expired' }),
};

/** Of a token with which as many calls are open as may be. */
export const tooManyCalls: RefusedCall = {
  code: status.RESOURCE_EXHAUSTED,
  error: new YatesError({
    code: 'E_BUSY',
    message: `${limits.callsPerToken} calls with this token are open`,
    next: 'wait until some have ended, or give each caller a token of its own',
  }),
};

/** @param right undefined: a call that nobody may make */
export function notAllowed(role: Role, right: Right | undefined, path: string): RefusedCall {
  const call = path.split('/').at(-1) ?? path;
  const allowed = right === undefined ? [] : rolesWith(right);
  return {
    code: status.PERMISSION_DENIED,
    error: new YatesError({
      code: 'E_TOKEN_ROLE',
      message: `a token of role ${role} may not call ${call}`,
      next: allowed.length === 0 ? 'nobody may' : `use one of role ${allowed.join(' or ')}`,
    }),
  };
}

/** The list of tokens cannot be read: a trouble of ours that passes, so agents keep what they have and try again. */
export function unknowable(cause: unknown): RefusedCall {
  return {
    code: status.UNAVAILABLE,
    error: new YatesError({
      code: 'E_TOKEN_STORE',
      message: 'the coordinator cannot read its list of tokens at the moment',
      next: 'see its log',
      cause,
    }),
  };
}
