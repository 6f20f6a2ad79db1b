/** A tracking server with the part of MLflow's REST API that exports use, and the limits of its validation. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

interface StoredRun {
  readonly id: string;
  readonly name: string;
  status: string;
  endTime: number | undefined;
  deleted: boolean;
  readonly tags: Map<string, string>;
  readonly params: Map<string, string>;
  /** As a database has them: the same point is there once. */
  readonly metrics: Set<string>;
}

export interface StandIn {
  readonly address: string;
  readonly experiments: Map<string, string>;
  readonly runs: Map<string, StoredRun>;
  /** Method and path of each call. */
  readonly calls: string[];
  readonly authorizations: Set<string | undefined>;
  /** Answers the next call of this path with that status. */
  failNext(path: string, status: number, body: string): void;
}

interface Body {
  readonly [key: string]: unknown;
  readonly run_id?: string;
  readonly tags?: readonly { key: string; value: string }[];
  readonly params?: readonly { key: string; value: string }[];
  readonly metrics?: readonly { key: string; value: number | string; timestamp: number; step: number }[];
}

class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const invalid = (message: string): Refusal => new Refusal(400, 'INVALID_PARAMETER_VALUE', message);

export async function startMlflowStandIn(pageSize = 2): Promise<StandIn> {
  const experiments = new Map<string, string>();
  const runs = new Map<string, StoredRun>();
  const calls: string[] = [];
  const authorizations = new Set<string | undefined>();
  const failures = new Map<string, { status: number; body: string }>();

  const runOf = ({ run_id: id = '' }: Body): StoredRun => {
    const run = runs.get(id);
    if (run === undefined || run.deleted) throw new Refusal(404, 'RESOURCE_DOES_NOT_EXIST', `no run ${id}`);
    return run;
  };
  const actions: Record<string, (body: Body, query: URLSearchParams) => unknown> = {
    'GET experiments/get-by-name': (_, query) => {
      const name = query.get('experiment_name') ?? '';
      const id = experiments.get(name);
      if (id === undefined) throw new Refusal(404, 'RESOURCE_DOES_NOT_EXIST', `no experiment ${name}`);
      return { experiment: { experiment_id: id, name, lifecycle_stage: 'active' } };
    },
    'POST experiments/create': ({ name }) => {
      const id = String(experiments.size + 1);
      experiments.set(name as string, id);
      return { experiment_id: id };
    },
    'POST runs/search': ({ filter, page_token: page }) => {
      const wanted = /^tags\."yates\.sweep" = '([^']+)'$/.exec(filter as string)?.[1];
      const found = [...runs.values()].filter(
        ({ deleted, tags }) => !deleted && tags.get('yates.sweep') === wanted,
      );
      const from = Number(page ?? 0);
      return {
        runs: found.slice(from, from + pageSize).map(({ id, tags }) => ({
          info: { run_id: id },
          data: { tags: [...tags].map(([key, value]) => ({ key, value })) },
        })),
        ...(from + pageSize < found.length ? { next_page_token: String(from + pageSize) } : {}),
      };
    },
    'POST runs/create': ({ run_name: name, tags = [] }) => {
      const id = `run${runs.size + 1}`;
      runs.set(id, {
        id,
        name: name as string,
        status: 'RUNNING',
        endTime: undefined,
        deleted: false,
        tags: new Map(tags.map(({ key, value }) => [key, value])),
        params: new Map(),
        metrics: new Set(),
      });
      return { run: { info: { run_id: id } } };
    },
    'POST runs/log-batch': (body) => {
      const run = runOf(body);
      const { metrics = [], params = [], tags = [] } = body;
      if (metrics.length > 1_000 || params.length > 100 || tags.length > 100)
        throw invalid('batch too large');
      for (const { key, value } of params) {
        checkName(key);
        if (value.length > 6_000) throw invalid(`param ${key} is too long`);
        if ((run.params.get(key) ?? value) !== value) throw invalid(`param ${key} changes`);
        run.params.set(key, value);
      }
      for (const { key, value } of tags) {
        checkName(key);
        if (value.length > 8_000) throw invalid(`tag ${key} is too long`);
        run.tags.set(key, value);
      }
      for (const { key, value, timestamp, step } of metrics) {
        checkName(key);
        if (typeof value !== 'number' && !/^(NaN|-?Infinity)$/.test(value)) throw invalid(`value of ${key}`);
        if (!Number.isInteger(step) || !Number.isInteger(timestamp)) throw invalid(`place of ${key}`);
        run.metrics.add(`${key} ${step} ${value} ${timestamp}`);
      }
      return {};
    },
    'POST runs/update': (body) => {
      const run = runOf(body);
      run.status = body['status'] as string;
      run.endTime = body['end_time'] as number | undefined;
      return {};
    },
    'POST runs/set-tag': (body) => {
      runOf(body).tags.set(body['key'] as string, body['value'] as string);
      return {};
    },
    'POST runs/delete': (body) => {
      runOf(body).deleted = true;
      return {};
    },
  };

  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '', 'http://stand-in');
      const path = url.pathname.replace('/api/2.0/mlflow/', '');
      const call = `${request.method} ${path}`;
      calls.push(call);
      authorizations.add(request.headers.authorization);
      const text = await bodyOf(request);
      const failure = failures.get(path);
      failures.delete(path);
      if (failure !== undefined) {
        response.writeHead(failure.status).end(failure.body);
        return;
      }
      try {
        if (text.length > 1_000_000) throw invalid('request too large');
        const action = actions[call];
        if (action === undefined) throw new Refusal(404, 'ENDPOINT_NOT_FOUND', `no call ${call}`);
        const body = (text === '' ? {} : JSON.parse(text)) as Body;
        const answer = JSON.stringify(action(body, url.searchParams));
        response.writeHead(200).end(answer);
      } catch (error) {
        const { status = 500, code = 'INTERNAL_ERROR', message } = error as Partial<Refusal>;
        response.writeHead(status).end(JSON.stringify({ error_code: code, message }));
      }
    })();
  });
  // A busy machine takes longer over a request than a server keeps a connection for the next one.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const failNext = (path: string, status: number, body: string): void => {
    failures.set(path, { status, body });
  };
  return { address, experiments, runs, calls, authorizations, failNext };
}

/** As `validate_param_and_metric_name` and `path_not_unique` of mlflow/utils/validation.py. */
function checkName(name: string): void {
  if (name.length > 250) throw invalid('name too long');
  if (!/^[/\w.\- ]+$/.test(name)) throw invalid(`name ${name}`);
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..'))
    throw invalid(`path ${name}`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}
