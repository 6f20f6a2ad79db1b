import { YatesError } from '../../../base/error.ts';

export const nameCharsMax = 100;

/** @throws YatesError E_TOKEN_NAME for a name that would break a list or a log */
export function checkTokenName(name: string): void {
  if (name.length > 0 && name.length <= nameCharsMax && !/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u.test(name)) return;
  throw new YatesError({
    code: 'E_TOKEN_NAME',
    message: `a token's name has 1 to ${nameCharsMax} characters and no control characters`,
    next: 'choose another name',
  });
}
