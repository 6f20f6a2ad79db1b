/**
 * The standard health service, grpc.health.v1, for services whose names are known from the start. The library's own keeps every
 * name that anybody ever asked for, and puts it into its answer.
 */
import {
  type Server,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import { service } from 'grpc-health-check';
import { boundedDecoder } from './wire/bounded-service.ts';

interface Asked {
  readonly service: string;
}
interface Told {
  readonly status: 'SERVING' | 'NOT_SERVING' | 'SERVICE_UNKNOWN';
}

type Watcher = ServerWritableStream<Asked, Told>;

export class Health {
  readonly #names: ReadonlySet<string>;
  readonly #watchers = new Set<Watcher>();
  #status: Told['status'] = 'SERVING';

  /** @param names of the services; '' for the server as a whole */
  constructor(names: readonly string[]) {
    this.#names = new Set(names);
  }

  addTo(server: Server): void {
    const bounded = Object.fromEntries(
      Object.entries(service).map(([name, method]) => [
        name,
        { ...method, requestDeserialize: boundedDecoder(method.path, method.requestDeserialize) },
      ]),
    );
    server.addService(bounded, {
      check: (call: ServerUnaryCall<Asked, Told>, respond: sendUnaryData<Told>) => {
        if (this.#names.has(call.request.service)) respond(null, { status: this.#status });
        else respond({ code: status.NOT_FOUND, details: 'there is no such service here' });
      },
      list: (_call: ServerUnaryCall<object, object>, respond: sendUnaryData<object>) => {
        const statuses = Object.fromEntries([...this.#names].map((name) => [name, { status: this.#status }]));
        respond(null, { statuses });
      },
      watch: (call: Watcher) => {
        // Without a listener the error would end the process.
        call.on('error', () => {});
        if (!this.#names.has(call.request.service)) {
          call.write({ status: 'SERVICE_UNKNOWN' });
          return;
        }
        this.#watchers.add(call);
        call.on('cancelled', () => this.#watchers.delete(call));
        call.write({ status: this.#status });
      },
    });
  }

  /** Tells that nothing is served any more. */
  refuse(): void {
    this.#status = 'NOT_SERVING';
    for (const watcher of this.#watchers) watcher.write({ status: this.#status });
  }
}
