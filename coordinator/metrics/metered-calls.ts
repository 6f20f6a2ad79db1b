import { type handleUnaryCall, type ServiceDefinition, status } from '@grpc/grpc-js';
import type { CoordinatorMetrics } from './coordinator-metrics.ts';

type Unary = handleUnaryCall<unknown, unknown>;
type RespondError = { readonly code?: number | null } | null;

/** The same handlers, each unary call observed with its time and outcome. Streams last as long as they like. */
export function meteredCalls<Handlers extends { readonly [name: string]: unknown }>(
  definition: ServiceDefinition,
  handlers: Handlers,
  metrics: CoordinatorMetrics,
): Handlers {
  const metered = Object.entries(handlers).map(([name, handler]) => {
    const method = definition[name];
    if (method === undefined || method.requestStream || method.responseStream) return [name, handler];
    const label = method.path.split('/').at(-1) ?? name;
    return [name, meteredCall(label, handler as Unary, metrics)];
  });
  return Object.fromEntries(metered) as Handlers;
}

function meteredCall(label: string, handle: Unary, metrics: CoordinatorMetrics): Unary {
  return (call, respond) => {
    const startMs = performance.now();
    handle(call, (error, response, ...rest) => {
      const code = (error as RespondError)?.code ?? status.OK;
      metrics.called(label, status[code] ?? String(code), (performance.now() - startMs) / 1_000);
      respond(error, response, ...rest);
    });
  };
}
