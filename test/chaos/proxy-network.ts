/** Each agent behind a TCP proxy of its own: where network namespaces are not permitted. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './free-port.ts';
import type { Cut, Network } from './network.ts';

export class ProxyNetwork implements Network {
  readonly name = 'dropping proxies';
  readonly cuts = ['silent', 'deaf', 'refused'] as const;
  readonly listen: string;
  readonly direct: string;
  readonly #ways: readonly Way[];

  private constructor(port: number, ways: readonly Way[]) {
    this.listen = `127.0.0.1:${port}`;
    this.direct = this.listen;
    this.#ways = ways;
  }

  static async make(agents: number): Promise<ProxyNetwork> {
    const port = await freePort();
    const ways = Array.from({ length: agents }, () => new Way(port));
    await Promise.all(ways.map((way) => way.start()));
    return new ProxyNetwork(port, ways);
  }

  addressFor(agent: number): string {
    return `127.0.0.1:${this.#way(agent).port}`;
  }

  at(_agent: number, command: readonly string[]): readonly string[] {
    return command;
  }

  cut(agent: number, how: Cut): void {
    this.#way(agent).cut(how);
  }

  mend(agent: number): void {
    this.#way(agent).mend();
  }

  async close(): Promise<void> {
    await Promise.all(this.#ways.map((way) => way.stop()));
  }

  #way(agent: number): Way {
    return this.#ways[agent] as Way;
  }
}

class Way {
  readonly #target: number;
  readonly #server: Server = createServer((client) => this.#join(client));
  readonly #pairs = new Set<{ readonly client: Socket; readonly server: Socket }>();
  #cut: Cut | undefined;

  constructor(target: number) {
    this.#target = target;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  cut(how: Cut): void {
    this.#cut = how;
    for (const pair of this.#pairs) this.#hold(pair);
  }

  mend(): void {
    // What a deaf way has swallowed cannot be given any more, so its connections end with it.
    if (this.#cut === 'deaf') for (const { client } of this.#pairs) client.destroy();
    this.#cut = undefined;
    for (const { client, server } of this.#pairs) {
      client.resume();
      server.resume();
    }
  }

  async stop(): Promise<void> {
    for (const { client } of this.#pairs) client.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #hold({ client, server }: { readonly client: Socket; readonly server: Socket }): void {
    if (this.#cut === 'refused') client.destroy();
    if (this.#cut !== 'silent') return;
    client.pause();
    server.pause();
  }

  #join(client: Socket): void {
    const server = connect(this.#target, '127.0.0.1');
    const pair = { client, server };
    this.#pairs.add(pair);
    for (const socket of [client, server]) {
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#pairs.delete(pair);
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      if (this.#cut !== 'deaf') client.write(bytes);
    });
    this.#hold(pair);
  }
}
