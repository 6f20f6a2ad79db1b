/** The credential of an agent, in its data folder, with which the agent needs no invitation at its next start. */
import { join } from 'node:path';
import { z } from 'zod';
import { makeSecretFolder, readSecretFile, writeSecretFile } from '../../base/secret/secret-file.ts';
import type { ChannelSecurity } from '../../proto/tls/channel-security.ts';
import { pinnedCertificate } from '../../proto/tls/fetch-certificate.ts';

const identitySchema = z.strictObject({ certificate: z.string(), key: z.string() }).optional();

const schema = z.strictObject({
  version: z.literal(1),
  /** The agent that it is bound to. */
  agentId: z.string().min(1),
  /** host:port of the coordinator. */
  address: z.string().min(1),
  /** PEM throughout. */
  security: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('pin'), certificate: z.string(), identity: identitySchema }),
    z.strictObject({ kind: z.literal('authority'), roots: z.string().optional(), identity: identitySchema }),
    z.strictObject({ kind: z.literal('none') }),
  ]),
  token: z.string().min(1),
  /** SHA-256 of the join token that it was exchanged for. */
  joinedWith: z.string(),
  /** False until the coordinator has answered; until then the same credential is sent again. */
  isJoined: z.boolean(),
});

export interface Credential {
  readonly agentId: string;
  readonly address: string;
  readonly security: ChannelSecurity;
  readonly token: string;
  readonly joinedWith: string;
  readonly isJoined: boolean;
}

const folderOf = (dataDir: string): string => join(dataDir, 'secrets');
const fileOf = (dataDir: string): string => join(folderOf(dataDir), 'credential.json');

/**
 * @returns undefined where there is none, or a damaged one: the agent then joins again
 * @throws YatesError E_SECRET_FILE for one that others may read
 */
export function readCredential(dataDir: string): Credential | undefined {
  const text = readSecretFile(fileOf(dataDir));
  if (text === undefined) return undefined;
  try {
    const { version: _, security: written, ...rest } = schema.parse(JSON.parse(text));
    if (written.kind !== 'pin') return { ...rest, security: written };
    const { kind, certificate, identity } = written;
    return { ...rest, security: { kind, certificate: pinnedCertificate(certificate), identity } };
  } catch {
    return undefined;
  }
}

/** @throws YatesError E_SECRET_FOLDER, E_SECRET_FILE */
export function writeCredential(dataDir: string, { security, ...rest }: Credential): void {
  makeSecretFolder(folderOf(dataDir));
  const written = security.kind === 'pin' ? { ...security, certificate: security.certificate.pem } : security;
  writeSecretFile(fileOf(dataDir), `${JSON.stringify({ version: 1, ...rest, security: written })}\n`);
}
