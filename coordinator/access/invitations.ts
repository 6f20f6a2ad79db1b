/** The tokens behind the strings that a coordinator prints: one lets agents in, one is for users. */
import { systemClock } from '../../base/clock.ts';
import { secretsFolderOf } from './folder-endpoint.ts';
import { keptToken } from './token/kept-token.ts';
import { type NewToken, TokenStore } from './token/token-store.ts';

const dayMs = 86_400_000;
/** Short, so that a string that was written down soon becomes useless. */
const agentsDays = 7;
const usersDays = 30;

/**
 * The join token of the data folder, the same at every start for half of its life.
 *
 * @throws YatesError E_SECRET_FOLDER, E_SECRET_FILE, E_TOKEN_STORE, E_FILE_LOCK
 */
export function agentsToken(dataDir: string, tokens = storeOf(dataDir)): string {
  return keptFor(agentsDays, { role: 'join', name: 'agents' }, dataDir, tokens);
}

/** A token of role operator, without the right to launch sweeps that run programs. @throws as `agentsToken` */
export function usersToken(dataDir: string, tokens = storeOf(dataDir)): string {
  return keptFor(usersDays, { role: 'operator', name: 'users' }, dataDir, tokens);
}

/** One that has lived for more than half of its time is replaced: what is printed today is good for a while. */
function keptFor(days: number, made: NewToken, dataDir: string, tokens: TokenStore): string {
  const nowMs = systemClock.nowMs();
  const lifetimeMs = days * dayMs;
  const token = { ...made, expiresAtMs: nowMs + lifetimeMs };
  return keptToken(secretsFolderOf(dataDir), `${made.name}.token`, tokens, token, nowMs + lifetimeMs / 2);
}

const storeOf = (dataDir: string): TokenStore => new TokenStore(secretsFolderOf(dataDir), systemClock);
