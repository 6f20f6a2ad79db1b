import { createServer } from 'node:net';

/** The usual address where its port is free, so that other verbs find it unasked; a free port otherwise. */
export async function freeListenAddress(usual: string): Promise<string> {
  const [host, port] = usual.split(':') as [string, string];
  return (await isFree(host, Number(port))) ? usual : `${host}:0`;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host, port, exclusive: true }, () => {
      probe.close(() => resolve(true));
    });
  });
}
