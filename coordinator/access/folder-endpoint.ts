/**
 * How whoever may read a data folder reaches its coordinator: DATA/secrets/endpoint.json, written at each start, and the
 * folder's own token beside it. `yates up` and verbs with `--data` need nothing else.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { readFields, readText, readTextIfAny } from '../../base/read-fields.ts';
import { readSecretFile, refuseOpenFolder, writeSecretFile } from '../../base/secret/secret-file.ts';
import type { ChannelSecurity } from '../../proto/tls/channel-security.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import { pinnedCertificate } from '../../proto/tls/fetch-certificate.ts';
import { readClientCertificate } from './certificate/server-certificate.ts';
import { folderTokenFile } from './token/kept-token.ts';

export const secretsFolderOf = (dataDir: string): string => join(dataDir, 'secrets');

const fileOf = (dataDir: string): string => join(secretsFolderOf(dataDir), 'endpoint.json');

/** @param text of the file; its certificate is PEM, and left out where plain text is spoken */
function parseEndpoint(text: string): { readonly address: string; readonly certificate: string | undefined } {
  const { address, certificate } = readFields(JSON.parse(text), ['address'], ['certificate']);
  return { address: readText(address), certificate: readTextIfAny(certificate) };
}

export function writeFolderEndpoint(dataDir: string, { address, security }: Endpoint): void {
  const certificate = security.kind === 'pin' ? security.certificate.pem : undefined;
  writeSecretFile(fileOf(dataDir), `${JSON.stringify({ address, certificate })}\n`);
}

/**
 * @returns undefined where no coordinator of this version ever ran on the folder
 * @throws YatesError E_SECRET_FOLDER, E_SECRET_FILE where the folder is another user's
 */
export function readFolderEndpoint(dataDir: string): Endpoint | undefined {
  if (!existsSync(secretsFolderOf(dataDir))) return undefined;
  refuseOpenFolder(secretsFolderOf(dataDir));
  const text = readSecretFile(fileOf(dataDir));
  const token = readSecretFile(join(secretsFolderOf(dataDir), folderTokenFile))?.trim();
  if (text === undefined || token === undefined) return undefined;
  try {
    const { address, certificate } = parseEndpoint(text);
    const security: ChannelSecurity =
      certificate === undefined
        ? { kind: 'none' }
        : {
            kind: 'pin',
            certificate: pinnedCertificate(certificate),
            // A coordinator that asks for none ignores it.
            identity: readClientCertificate(secretsFolderOf(dataDir)),
          };
    return { address, security, token };
  } catch (cause) {
    throw new YatesError({
      code: 'E_SECRET_FILE',
      place: { file: fileOf(dataDir) },
      message: 'this file is damaged',
      next: 'start the coordinator again, which writes it',
      cause,
    });
  }
}

/** The address at which this machine reaches a coordinator that listens on all of its addresses. */
export const ownAddressOf = (listening: string): string =>
  listening.replace(/^0\.0\.0\.0:/, '127.0.0.1:').replace(/^\[::\]:/, '[::1]:');
