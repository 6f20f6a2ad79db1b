/**
 * A lock by name among all processes of this machine, of whatever user. It is a listening socket without a file: the kernel has
 * one owner of a name, and frees it in the moment in which the owner is gone, also by `kill -9`. So nothing is left behind
 * that could be taken for a lock, no id of a process is read that another may have by then, and nobody needs a folder that all
 * may write to. Whoever finds the name taken asks the owner who it is.
 *
 * Linux has such names (abstract sockets) for each network namespace: processes in containers with networks of their own do
 * not see each other's locks. Windows has them as named pipes. Other systems have none, and there no lock is needed: they
 * have no CUDA.
 */
import { connect, createServer, type Server } from 'node:net';
import { plainLines } from '../../base/plain-text.ts';

export type LockAnswer =
  | { readonly kind: 'taken'; readonly lock: HostLock }
  /** `holder` says in words who has it, as far as it answers. */
  | { readonly kind: 'held'; readonly holder: string }
  /** This system has no such locks, or refuses them. */
  | { readonly kind: 'none'; readonly why: string };

export interface HostLock {
  free(): void;
}

const holderCharsMax = 200;
const answerMs = 1_000;

/** @param holder who takes it, in words for others */
export async function takeHostLock(name: string, holder: string): Promise<LockAnswer> {
  const path = pathOf(name);
  if (path === undefined)
    return { kind: 'none', why: `${process.platform} has no locks for a whole machine` };
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(holder.slice(0, holderCharsMax));
  });
  // Questions are for people: they keep no process alive.
  server.unref();
  const code = await listen(server, path);
  if (code === undefined) return { kind: 'taken', lock: { free: () => void server.close() } };
  if (code === 'EADDRINUSE') return { kind: 'held', holder: await askHolder(path) };
  return { kind: 'none', why: `a lock could not be made: ${code}` };
}

function pathOf(name: string): string | undefined {
  if (process.platform === 'linux') return `\0yates/${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\yates-${name}` : undefined;
}

/** @returns the code of the error; undefined where it listens */
function listen(server: Server, path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ path }, () => resolve(undefined));
  });
}

function askHolder(path: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect({ path });
    const end = (): void => {
      socket.destroy();
      const [line = ''] = plainLines(said.slice(0, holderCharsMax));
      resolve(line.trim() || 'another process, which does not say who it is');
    };
    socket.setTimeout(answerMs, end);
    socket.setEncoding('utf8');
    socket.on('data', (text) => {
      said += String(text);
      if (said.length > holderCharsMax) end();
    });
    socket.on('end', end);
    socket.on('error', end);
  });
}
