import { createServer } from 'node:net';
import { readFolderEndpoint } from '../../coordinator/access/folder-endpoint.ts';

/**
 * The usual address where its port is free, so that other verbs find it unasked; a free port otherwise. Another program may take the
 * port before it is used: whoever listens there must be ready for that (`LocalCluster`).
 */
export async function freeListenAddress(usual: string): Promise<string> {
  const [host, port] = usual.split(':') as [string, string];
  return (await isFree(host, Number(port))) ? usual : `${host}:0`;
}

/**
 * All addresses of this machine, for agents on others: on the port that the coordinator of this data folder last had, so that agents
 * that are still there find it again; else on the usual one where it is free.
 */
export async function clusterListenAddress(dataDir: string, usual: string): Promise<string> {
  const last = /:(\d+)$/.exec(readFolderEndpoint(dataDir)?.address ?? '')?.[1];
  if (last !== undefined && (await isFree('0.0.0.0', Number(last)))) return `0.0.0.0:${last}`;
  return freeListenAddress(usual.replace(/^.*:/, '0.0.0.0:'));
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
