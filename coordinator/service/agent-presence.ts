/**
 * Tells the core when an agent's process is gone: neither the connection that it registered over nor a Work stream of the agent is
 * open. Until then no other process with the same credential is let in.
 */
import type { AgentId } from '../../base/ids.ts';
import type { Connections } from '../access/guard/connections.ts';
import type { Host } from '../host.ts';
import type { WorkHandler } from './work-session.ts';

export class AgentPresence {
  readonly #host: Pick<Host, 'hint'>;
  readonly #connections: Pick<Connections, 'has'>;
  readonly #work: Pick<WorkHandler, 'serves'>;
  /** host:port of the connections that agents registered over last, while they are open. */
  readonly #peers = new Map<AgentId, string>();

  constructor(
    host: Pick<Host, 'hint'>,
    connections: Pick<Connections, 'has' | 'onEnded'>,
    work: Pick<WorkHandler, 'serves' | 'onEnded'>,
  ) {
    this.#host = host;
    this.#connections = connections;
    this.#work = work;
    connections.onEnded((peer) => this.#connectionEnded(peer));
    work.onEnded((agent) => this.#judge(agent));
  }

  /** The core has let the agent in. @param peer host:port that it called from */
  registered(agent: AgentId, peer: string): void {
    this.#peers.set(agent, peer);
    // It may have ended while the answer became durable.
    if (!this.#connections.has(peer)) this.#connectionEnded(peer);
  }

  #connectionEnded(ended: string): void {
    for (const [agent, peer] of this.#peers) {
      if (peer !== ended) continue;
      this.#peers.delete(agent);
      this.#judge(agent);
    }
  }

  #judge(agentId: AgentId): void {
    if (!this.#peers.has(agentId) && !this.#work.serves(agentId))
      this.#host.hint({ kind: 'process-gone', agentId });
  }
}
