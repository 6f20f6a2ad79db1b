import { YatesError } from '../../base/error.ts';

/** @throws YatesError E_JOIN_ADDRESS unless it reads host:port, with an IPv6 address in brackets */
export function checkJoinAddress(address: string): void {
  const match = /^(\[[0-9a-fA-F:.]+\]|[^\s:/[\]]+):(\d{1,5})$/.exec(address);
  const port = Number(match?.[2]);
  if (match !== null && port >= 1 && port <= 65_535) return;
  throw new YatesError({
    code: 'E_JOIN_ADDRESS',
    place: { file: '--join' },
    message: `${JSON.stringify(address)} is not the address of a coordinator`,
    next: 'write host:port, such as 127.0.0.1:4444',
  });
}
