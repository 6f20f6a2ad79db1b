import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Between a client and a server: loses one publication or the answer to it, and the connection with it. */
export class CuttingProxy {
  readonly #target: { readonly host: string; readonly port: number };
  readonly #server = createServer((client) => this.#join(client));
  readonly #sockets = new Set<Socket>();
  #cut: { subject: string; lost: 'request' | 'answer'; done: () => void } | undefined;
  #isBroken = false;

  constructor(target: string) {
    const [host = '', port = ''] = target.split(':');
    this.#target = { host, port: Number(port) };
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /**
   * @param lost `answer`: the publication reaches the server; `request`: it does not
   * @returns resolves when it is cut; nobody comes through from then on until `mend`
   */
  cutNext(subject: string, lost: 'request' | 'answer'): Promise<void> {
    return new Promise((done) => {
      this.#cut = { subject, lost, done };
    });
  }

  mend(): void {
    this.#isBroken = false;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(client: Socket): void {
    if (this.#isBroken) {
      client.destroy();
      return;
    }
    const server = connect(this.#target);
    const both = [client, server];
    for (const socket of both) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        for (const other of both) other.destroy();
      });
    }
    let isDeaf = false;
    client.on('data', (bytes: Buffer) => {
      const cut = this.#cut;
      if (cut === undefined || !bytes.includes(`HPUB ${cut.subject} `)) {
        server.write(bytes);
        return;
      }
      this.#cut = undefined;
      this.#isBroken = true;
      if (cut.lost === 'request') {
        client.destroy();
        cut.done();
        return;
      }
      isDeaf = true;
      server.write(bytes);
      // Its answer shows that the server has carried it out.
      server.once('data', () => {
        client.destroy();
        cut.done();
      });
    });
    server.on('data', (bytes: Buffer) => {
      if (!isDeaf) client.write(bytes);
    });
  }
}
