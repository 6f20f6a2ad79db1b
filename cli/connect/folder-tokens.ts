/** The tokens of a data folder, for its owner: changed in place, whether its coordinator runs or not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { systemClock } from '../../base/clock.ts';
import { YatesError } from '../../base/error.ts';
import { readSecretFile } from '../../base/secret/secret-file.ts';
import { type JoinString, parseJoinString, printJoinString } from '../../client/join/join-string.ts';
import { AuditLog } from '../../coordinator/access/audit/audit-log.ts';
import { readFolderEndpoint, secretsFolderOf } from '../../coordinator/access/folder-endpoint.ts';
import { type TokenRecord, tokenStanding } from '../../coordinator/access/token/token-record.ts';
import { TokenStore } from '../../coordinator/access/token/token-store.ts';

export interface FolderTokens {
  readonly tokens: TokenStore;
  /** host:port that the strings name. */
  readonly address: string;
  /** The string that hands the token over, with the address that the coordinator last had. */
  joinString(token: string): string;
  standing(token: Omit<TokenRecord, 'sha256'>): string;
  /** Writes to audit.log what was done. */
  noted(kind: 'token-created' | 'token-revoked', token: TokenRecord): void;
}

/** @throws YatesError E_DATA_MISSING where no coordinator has run on the folder, and those of opening its secrets */
export function openFolderTokens(dataDir: string): FolderTokens {
  const secrets = secretsFolderOf(dataDir);
  const endpoint = existsSync(secrets) ? readFolderEndpoint(dataDir) : undefined;
  if (endpoint === undefined) throw missingError(dataDir);
  const audit = new AuditLog(dataDir, systemClock, (error) => {
    throw error;
  });
  const shown = (): Omit<JoinString, 'token'> => shownTo(secrets, endpoint.address);
  return {
    tokens: new TokenStore(secrets, systemClock),
    get address() {
      return shown().address;
    },
    joinString: (token) => printJoinString({ ...shown(), token }),
    standing: (token) => tokenStanding(token, systemClock.nowMs()),
    noted: (kind, { id, role, name }) =>
      audit.write({ kind, id, what: `${role} ${name}` }, { peer: 'data folder', name: userInfo().username }),
  };

  /** What the coordinator printed at its last start; under `yates up` it printed nothing. */
  function shownTo(folder: string, address: string) {
    const printed = readSecretFile(join(folder, 'users.join'));
    if (printed !== undefined) return parseJoinString(printed, join(folder, 'users.join'));
    const security = endpoint?.security;
    return security?.kind === 'pin'
      ? { address, pin: security.certificate.pin }
      : { address, insecure: true as const };
  }
}

function missingError(dataDir: string): YatesError {
  return new YatesError({
    code: 'E_DATA_MISSING',
    place: { file: dataDir },
    message: 'no coordinator has run on this folder',
    next: 'name the folder that `yates coordinator` was given with --data, on the machine where it runs',
  });
}
