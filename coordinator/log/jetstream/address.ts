/** `nats://[user:password@]host:port[,host:port...][/prefix][?replicas=3]`: where the log lies. */
import { YatesError } from '../../../base/error.ts';

export interface JetStreamAddress {
  /** `host:port` of each server of the cluster; one is enough to find the others. */
  readonly servers: readonly string[];
  readonly isTls: boolean;
  readonly user: string | undefined;
  /** With a user its password, alone a token. */
  readonly secret: string | undefined;
  readonly stream: string;
  readonly subject: string;
  /** Copies of the stream in a cluster, of which a majority has each event before it counts. For a new stream only. */
  readonly replicas: number;
  /** For messages: without the secret. */
  readonly label: string;
}

const form = /^(nats|tls):\/\/(?:([^@/]*)@)?([^/?@]+)(?:\/([^/?]*))?(?:\?(.*))?$/;
const prefixForm = /^[A-Za-z0-9_-]{1,64}$/;
const serverForm = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?$/;
const replicaCounts = ['1', '3', '5'];
const defaultPort = 4222;

/** @throws YatesError E_LOG_ADDRESS */
export function parseJetStreamAddress(text: string): JetStreamAddress {
  const [, scheme, login, hosts = '', path = '', query = ''] = form.exec(text) ?? [];
  const servers = hosts.split(',');
  if (scheme === undefined || servers.some((server) => !serverForm.test(server))) {
    throw addressError('this is not nats://host:port', 'write it as nats://127.0.0.1:4222');
  }
  const prefix = path === '' ? 'yates' : path;
  if (!prefixForm.test(prefix)) {
    throw addressError(
      `"${prefix}" cannot name a stream`,
      'use up to 64 letters, digits, "-" and "_" after the last slash',
    );
  }
  const { user, secret } = parseLogin(login);
  return {
    servers: servers.map((server) => (/:\d+$/.test(server) ? server : `${server}:${defaultPort}`)),
    isTls: scheme === 'tls',
    user,
    secret,
    stream: `${prefix}-log`,
    subject: `${prefix}.log`,
    replicas: parseReplicas(query),
    label: `${scheme}://${hosts}/${prefix}`,
  };
}

function parseLogin(login: string | undefined): { user: string | undefined; secret: string | undefined } {
  if (login === undefined) return { user: undefined, secret: undefined };
  const colon = login.indexOf(':');
  try {
    if (colon < 0) return { user: undefined, secret: decodeURIComponent(login) };
    return {
      user: decodeURIComponent(login.slice(0, colon)),
      secret: decodeURIComponent(login.slice(colon + 1)),
    };
  } catch {
    throw addressError('the login has a stray "%"', 'write "%" in a password as %25');
  }
}

function parseReplicas(query: string): number {
  const options = new URLSearchParams(query);
  for (const name of options.keys()) {
    if (name !== 'replicas') throw addressError(`there is no option "${name}"`, 'the one option is replicas');
  }
  const replicas = options.get('replicas') ?? '1';
  if (!replicaCounts.includes(replicas)) {
    throw addressError(`replicas=${replicas} is not possible`, `choose ${replicaCounts.join(', ')}`);
  }
  return Number(replicas);
}

function addressError(message: string, next: string): YatesError {
  return new YatesError({ code: 'E_LOG_ADDRESS', message, place: { file: '--log' }, next });
}
