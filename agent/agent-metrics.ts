/** The metrics of an agent for Prometheus; docs/observability.md describes each. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AgentLoopPorts } from './agent-loop.ts';
import { callFailureOf } from './call-failure.ts';
import type { Call } from './core/call.ts';
import type { AgentState, Doing } from './core/state.ts';
import type { GpuReading } from './gpu/gpu-readings.ts';

type Carry = AgentLoopPorts['carry'];

const phases: readonly Doing['phase'][] = [
  'starting',
  'idle',
  'running',
  'stopping',
  'settling',
  'down',
  'off',
];
const callBuckets = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60, 120];

export class AgentMetrics {
  readonly registry = new Registry();
  readonly #ended = new Counter({
    name: 'yates_agent_trials_ended_total',
    help: 'Attempts that ended here since the start: completed, or the class of their fault',
    labelNames: ['end'],
    registers: [this.registry],
  });
  readonly #calls = new Histogram({
    name: 'yates_agent_call_seconds',
    help: 'Time of calls to the coordinator, by method and whether they were answered',
    labelNames: ['method', 'outcome'],
    buckets: callBuckets,
    registers: [this.registry],
  });

  constructor() {
    // Event loop delay, garbage collection, memory, CPU, file handles.
    collectDefaultMetrics({ register: this.registry });
  }

  ended(end: string): void {
    this.#ended.inc({ end });
  }

  #called(method: Call['method'], outcome: string, seconds: number): void {
    // Queries of users name this method by its first name.
    this.#calls.observe({ method: method === 'report' ? 'handOver' : method, outcome }, seconds);
  }

  /** The same calls, each observed with its time and how it came out. */
  metered(carry: Carry): Carry {
    return async (call, timeoutMs, signal) => {
      const startMs = performance.now();
      const observe = (outcome: string): void =>
        this.#called(call.method, outcome, (performance.now() - startMs) / 1_000);
      try {
        const answer = await carry(call, timeoutMs, signal);
        observe('answered');
        return answer;
      } catch (error) {
        observe(signal.aborted ? 'cancelled' : callFailureOf(error));
        throw error;
      }
    };
  }

  /** Begins to look at this agent's state. @param readGpus what nvidia-smi said last */
  watch(state: AgentState, readGpus: () => readonly GpuReading[]): void {
    const gauge = (name: string, help: string, value: () => number): void => {
      const collect = function (this: Gauge): void {
        this.set(value());
      };
      this.registry.registerMetric(new Gauge({ name, help, registers: [], collect }));
    };
    gauge('yates_agent_joined', '1 while there is contact with the coordinator', () =>
      state.contact.phase === 'joined' ? 1 : 0,
    );
    gauge(
      'yates_agent_outbox',
      'Outcomes that wait to be reported to the coordinator',
      () => Object.keys(state.outbox).length,
    );
    const slots = new Gauge({
      name: 'yates_agent_slots',
      help: 'Slots by what they do',
      labelNames: ['phase'],
      registers: [],
      collect() {
        for (const phase of phases) {
          this.set({ phase }, state.slots.filter(({ doing }) => doing.phase === phase).length);
        }
      },
    });
    this.registry.registerMetric(slots);
    this.#watchGpus(readGpus);
  }

  #watchGpus(readGpus: () => readonly GpuReading[]): void {
    const registers = [this.registry];
    const labelNames = ['gpu', 'name'] as const;
    const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames, registers });
    const total = gauge('yates_agent_gpu_memory_bytes', 'Memory of the GPU');
    const used = gauge('yates_agent_gpu_memory_used_bytes', 'Memory of the GPU in use, by anybody');
    const utilisation = gauge(
      'yates_agent_gpu_utilisation_ratio',
      'Share of time with a kernel running, 0 to 1',
    );
    const temperature = new Gauge({
      name: 'yates_agent_gpu_temperature_celsius',
      help: 'Temperature of the GPU',
      labelNames,
      registers: [],
      collect() {
        const known = (value: number | undefined): number => value ?? Number.NaN;
        for (const reading of readGpus()) {
          const labels = { gpu: reading.cudaId, name: reading.name };
          total.set(labels, known(reading.memoryBytes));
          used.set(labels, known(reading.usedBytes));
          utilisation.set(labels, known(reading.utilisation));
          this.set(labels, known(reading.temperatureC));
        }
      },
    });
    this.registry.registerMetric(temperature);
  }
}
