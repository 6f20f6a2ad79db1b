import { isIPv4 } from 'node:net';
import { YatesError } from '../../base/error.ts';

export interface Address {
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
}

const pattern = /^(?:\[([0-9a-fA-F:.]+(?:%[\w.-]+)?)\]|([A-Za-z0-9._-]+)):(\d{1,5})$/;

/**
 * @param source named in the error, such as `--coordinator`
 * @throws YatesError E_OPTION_ADDRESS unless it reads host:port, with an IPv6 address in brackets
 */
export function splitAddress(address: string, source?: string): Address {
  const [, bracketed, name, digits] = pattern.exec(address) ?? [];
  const host = bracketed ?? name;
  const port = Number(digits);
  if (host !== undefined && port >= 1 && port <= 65_535) return { host, port };
  throw new YatesError({
    code: 'E_OPTION_ADDRESS',
    ...(source === undefined ? {} : { place: { file: source } }),
    message: `"${address}" is not host:port`,
    next: 'write it like 10.0.0.5:4444 or [fd00::5]:4444',
  });
}

/**
 * True for addresses that only this machine reaches: `localhost`, 127.0.0.0/8 and ::1. Whatever else a resolver may read,
 * such as 127.1 or 127.0.0.999, is a name, which a name server of somebody else's may answer.
 */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  const v4 = host.replace(/^::ffff:/i, '');
  return isIPv4(v4) && v4.startsWith('127.');
}
