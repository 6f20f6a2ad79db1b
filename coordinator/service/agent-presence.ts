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
  /** Number of registrations of each agent that are being answered. */
  readonly #entering = new Map<AgentId, number>();

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

  /**
   * Registers an agent. The core lets it in before its answer is durable: what ends until then, such as a stream of another process
   * with the same credential, must not pass for the end of the one that was let in.
   *
   * @param peer host:port that it calls from
   * @param ask has the core decide; rejects where the agent is refused
   */
  async register<T>(agent: AgentId, peer: string, ask: () => Promise<T>): Promise<T> {
    this.#entering.set(agent, (this.#entering.get(agent) ?? 0) + 1);
    try {
      const answer = await ask();
      // It may have ended while the answer became durable.
      if (this.#connections.has(peer)) this.#peers.set(agent, peer);
      else this.#peers.delete(agent);
      return answer;
    } finally {
      const others = (this.#entering.get(agent) ?? 1) - 1;
      if (others > 0) this.#entering.set(agent, others);
      else this.#entering.delete(agent);
      this.#judge(agent);
    }
  }

  #connectionEnded(ended: string): void {
    for (const [agent, peer] of this.#peers) {
      if (peer !== ended) continue;
      this.#peers.delete(agent);
      this.#judge(agent);
    }
  }

  #judge(agentId: AgentId): void {
    if (this.#entering.has(agentId)) return;
    if (!this.#peers.has(agentId) && !this.#work.serves(agentId))
      this.#host.hint({ kind: 'process-gone', agentId });
  }
}
