/** The metrics of a coordinator for Prometheus; docs/observability.md describes each. Counted as it happens or looked up when asked. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { agentState } from '../wire/views.ts';
import { agentStates, type WordOf } from '../../proto/vocabulary.ts';
import type { Host } from '../host.ts';

const callBuckets = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60];
const appendBuckets = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

export class CoordinatorMetrics {
  readonly registry = new Registry();
  readonly #calls = new Histogram({
    name: 'yates_call_seconds',
    help: 'Time of unary gRPC calls, by method and outcome (long polls included)',
    labelNames: ['method', 'outcome'],
    buckets: callBuckets,
    registers: [this.registry],
  });
  readonly #appends = new Histogram({
    name: 'yates_append_seconds',
    help: 'From a decision to its being durable in the log',
    buckets: appendBuckets,
    registers: [this.registry],
  });
  readonly #events = new Counter({
    name: 'yates_events_total',
    help: 'Events appended since the start, by type',
    labelNames: ['type'],
    registers: [this.registry],
  });
  readonly #renewals = new Counter({
    name: 'yates_renewals_total',
    help: 'Leases renewed or refused since the start, by verdict',
    labelNames: ['verdict'],
    registers: [this.registry],
  });

  constructor() {
    // Event loop delay, garbage collection, memory, CPU, file handles.
    collectDefaultMetrics({ register: this.registry });
  }

  called(method: string, outcome: string, seconds: number): void {
    this.#calls.observe({ method, outcome }, seconds);
  }

  appended(seconds: number): void {
    this.#appends.observe(seconds);
  }

  renewed(verdict: string): void {
    this.#renewals.inc({ verdict });
  }

  /** Begins to look at this coordinator's state. */
  watch(host: Host): void {
    const { state } = host;
    host.onDurable((events) => {
      for (const { type } of events) this.#events.inc({ type });
    });
    const gauge = (name: string, help: string, value: () => number): void => {
      const collect = function (this: Gauge): void {
        this.set(value());
      };
      this.registry.registerMetric(new Gauge({ name, help, registers: [], collect }));
    };
    gauge('yates_log_events', 'Position of the newest event', () => state.seq);
    gauge('yates_leases', 'Leases that are held now', () => state.running.size);
    gauge('yates_polls_waiting', 'Agents that wait for work in a long poll', () => state.waiting.size);
    const trials = new Gauge({
      name: 'yates_trials',
      help: 'Trials by sweep and state',
      labelNames: ['sweep', 'state'],
      registers: [],
      collect() {
        this.reset();
        for (const { id, counts } of state.sweeps.values()) {
          for (const [kind, count] of Object.entries(counts)) this.set({ sweep: id, state: kind }, count);
        }
      },
    });
    const agents = new Gauge({
      name: 'yates_agents',
      help: 'Agents by state',
      labelNames: ['state'],
      registers: [],
      collect() {
        for (const word of agentStates.words) this.set({ state: labelOf(word) }, 0);
        for (const agent of state.agents.values()) {
          this.inc({ state: labelOf(agentState(state, agent)) });
        }
      },
    });
    this.registry.registerMetric(trials);
    this.registry.registerMetric(agents);
  }
}

/** Labels of a metric are written with underscores; scrapers know them as they are. */
const labelOf = (state: WordOf<typeof agentStates>): string => state.replaceAll('-', '_');
