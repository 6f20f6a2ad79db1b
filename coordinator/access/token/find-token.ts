import { YatesError } from '../../../base/error.ts';
import { type TokenRecord, tokenStanding } from './token-record.ts';

/**
 * @param which an id, or a name that one valid token has
 * @throws YatesError E_TOKEN_UNKNOWN, E_TOKEN_AMBIGUOUS
 */
export function findToken(tokens: readonly TokenRecord[], which: string, nowMs: number): TokenRecord {
  const byId = tokens.find(({ id }) => id === which);
  if (byId !== undefined) return byId;
  const named = tokens.filter((token) => token.name === which && tokenStanding(token, nowMs) === 'valid');
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0) return only;
  const next = 'see `yates token list`';
  if (only === undefined) {
    throw new YatesError({
      code: 'E_TOKEN_UNKNOWN',
      message: `there is no token "${which.slice(0, 80)}"`,
      next,
    });
  }
  const ids = named.map(({ id }) => id).join(', ');
  throw new YatesError({
    code: 'E_TOKEN_AMBIGUOUS',
    message: `several tokens are named "${which.slice(0, 80)}": ${ids}`,
    next: 'name one by its id',
  });
}
