/** What lets somebody in: join strings, tokens, pins, certificates and the files that keep them. */
import { X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAgentCard } from '../../../agent/agent-folder.ts';
import { readCredential } from '../../../agent/join/credential.ts';
import { redact } from '../../../base/secret/redact.ts';
import { isToken, tokenHash } from '../../../base/secret/token.ts';
import { readJoinFile } from '../../../client/join/join-file.ts';
import { parseJoinString, printJoinString } from '../../../client/join/join-string.ts';
import { loginEndpoint } from '../../../client/join/login-endpoint.ts';
import { LoginStore } from '../../../client/join/login-store.ts';
import { refuseTokensIn } from '../../../client/join/on-command-line.ts';
import { siteCertificate } from '../../../coordinator/access/certificate/server-certificate.ts';
import { readFolderEndpoint } from '../../../coordinator/access/folder-endpoint.ts';
import { TokenFile } from '../../../coordinator/access/token/token-file.ts';
import { splitAddress } from '../../../proto/tls/address.ts';
import { parsePin, pinOf } from '../../../proto/tls/certificate-pin.ts';
import { keptCertificate } from '../../../proto/tls/fetch-certificate.ts';
import { certificate, key } from './certificate.ts';
import type { Decoder } from './decoder.ts';
import { bytesLike, bytesOf, textOf, textsLike } from './mutate.ts';

/** @param folder for the files of secrets */
export function secretDecoders(folder: string): readonly Decoder[] {
  const pin = pinOf(new X509Certificate(certificate).raw);
  const token = `yts_${'aB3-_'.repeat(8)}xyz`;
  const joinStrings = [
    printJoinString({ token, address: '10.0.0.5:4444', pin }),
    printJoinString({ token, address: '[fd00::5]:4444', insecure: true }),
    printJoinString({ token, address: 'box:1' }),
  ];
  const secrets = join(folder, 'secrets');
  mkdirSync(secrets, { recursive: true, mode: 0o700 });
  const secret = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(secrets, name), content, { mode: 0o600 });
    return join(secrets, name);
  };
  secret('folder.token', `${token}\n`);
  return [
    {
      name: 'join-string',
      make: textsLike(joinStrings),
      decode: (input) => parseJoinString(textOf(input), 'standard input'),
    },
    {
      name: 'join-file',
      make: textsLike(joinStrings.map((string) => `${string}\n`)),
      decode: (input) => readJoinFile('-', () => textOf(input)),
    },
    {
      name: 'token',
      make: textsLike([token, `Bearer ${token}`, joinStrings[0] as string]),
      decode: (input) => [isToken(textOf(input)), tokenHash(textOf(input)), refuseTokensIn([textOf(input)])],
    },
    {
      name: 'redacted-text',
      make: textsLike([`${joinStrings[0]} Bearer ${token}\n${key}${certificate}`]),
      decode: (input) => redact(textOf(input)),
      fault: (text) => (/yts_[\w-]{8}/.test(text as string) ? 'a token is left' : undefined),
    },
    {
      name: 'pin',
      make: textsLike([
        pin,
        Buffer.from(pin, 'base64url')
          .toString('hex')
          .replaceAll(/(..)(?!$)/g, '$1:'),
      ]),
      decode: (input) => parsePin(textOf(input), 'x'),
      fault: (value) => ((value as string).length === 43 ? undefined : 'a pin has 43 characters'),
    },
    {
      name: 'address',
      make: textsLike(['127.0.0.1:4444', '[fd00::5%eth0]:4444', 'box.example.org:65535']),
      decode: (input) => splitAddress(textOf(input)),
    },
    {
      name: 'certificate',
      make: bytesLike([Buffer.from(certificate), Buffer.from(key)]),
      decode: (input) => [
        keptCertificate(textOf(input), pin),
        siteCertificate(secret('certificate.pem', bytesOf(input)), secret('key.pem', key)),
      ],
      percent: 50,
    },
    {
      name: 'key-of-a-certificate',
      make: bytesLike([Buffer.from(key)]),
      decode: (input) =>
        siteCertificate(secret('certificate.pem', certificate), secret('key.pem', bytesOf(input))),
      percent: 50,
    },
    {
      name: 'logins',
      make: textsLike([
        JSON.stringify({
          version: 1,
          logins: [
            { address: '10.0.0.5:4444', token, pin, certificate, atMs: 5 },
            { address: 'box:1', token, insecure: true, atMs: 6 },
            { address: 'box:2', token, authority: certificate, identity: { certificate, key }, atMs: 7 },
          ],
        }),
      ]),
      decode: (input) => {
        secret('logins.json', textOf(input));
        return new LoginStore(secrets).list().map(loginEndpoint);
      },
      percent: 50,
    },
    {
      name: 'token-file',
      make: textsLike([
        JSON.stringify({
          version: 1,
          tokens: [
            {
              id: 'abcdefgh',
              role: 'agent',
              name: 'box',
              mayLaunchCommands: false,
              agentId: 'a',
              joinedBy: 'hgfedcba',
              createdAtMs: 1,
              expiresAtMs: 2,
              sha256: tokenHash(token),
            },
          ],
        }),
      ]),
      decode: (input) => {
        secret('tokens.json', textOf(input));
        return new TokenFile(secrets).read();
      },
      percent: 50,
    },
    {
      name: 'credential-of-an-agent',
      make: textsLike([
        JSON.stringify({
          version: 1,
          agentId: 'a',
          address: 'box:1',
          security: { kind: 'pin', certificate, identity: { certificate, key } },
          token,
          joinedWith: tokenHash(token),
          isJoined: true,
        }),
      ]),
      decode: (input) => {
        secret('credential.json', textOf(input));
        return readCredential(folder);
      },
      percent: 50,
    },
    {
      name: 'card-of-an-agent',
      make: textsLike([JSON.stringify({ agentId: 'agent-1', pid: 7, host: 'box' })]),
      decode: (input) => readAgentCard(secret('agent.json', textOf(input))),
      percent: 50,
    },
    {
      name: 'endpoint-of-a-folder',
      make: textsLike([JSON.stringify({ address: '127.0.0.1:4444', certificate })]),
      decode: (input) => {
        secret('client-certificate.pem', certificate);
        secret('client-key.pem', key);
        secret('endpoint.json', textOf(input));
        return readFolderEndpoint(folder);
      },
      percent: 50,
    },
  ];
}
