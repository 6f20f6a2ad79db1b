/** The tokens behind the strings that a coordinator prints: one lets agents in, one is for users. */
import { systemClock } from '../../base/clock.ts';
import { secretsFolderOf } from './folder-endpoint.ts';
import { keptToken } from './token/kept-token.ts';
import { TokenStore } from './token/token-store.ts';

const dayMs = 86_400_000;
/** A string that somebody wrote down is of no use for long. */
const agentsDays = 7;
const usersDays = 30;

/**
 * The join token of the data folder. It is the same at every start until it expires.
 *
 * @throws YatesError E_SECRET_FOLDER, E_SECRET_FILE, E_TOKEN_STORE, E_FILE_LOCK
 */
export function agentsToken(dataDir: string, tokens = storeOf(dataDir)): string {
  return keptToken(secretsFolderOf(dataDir), 'agents.token', tokens, {
    role: 'join',
    name: 'agents',
    expiresAtMs: systemClock.nowMs() + agentsDays * dayMs,
  });
}

/** A token of role operator, without the right to launch sweeps that run programs. @throws as `agentsToken` */
export function usersToken(dataDir: string, tokens = storeOf(dataDir)): string {
  return keptToken(secretsFolderOf(dataDir), 'users.token', tokens, {
    role: 'operator',
    name: 'users',
    expiresAtMs: systemClock.nowMs() + usersDays * dayMs,
  });
}

const storeOf = (dataDir: string): TokenStore => new TokenStore(secretsFolderOf(dataDir), systemClock);
