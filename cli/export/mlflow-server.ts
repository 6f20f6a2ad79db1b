import { YatesError } from '../../base/error.ts';
import { plainLine } from '../../base/plain-text.ts';
import { withoutTrailing } from '../../base/without-trailing.ts';

/** Answers of a tracking server, which may be slow to find thousands of runs. */
const timeoutMs = 120_000;
const answerBytesMax = 256 * 1024 * 1024;
const shownChars = 300;

export interface MlflowServer {
  /** @returns the answer's JSON, or undefined where what was asked for does not exist. @throws YatesError E_EXPORT_SERVER */
  readonly call: (
    method: 'GET' | 'POST',
    path: string,
    fields: object,
  ) => Promise<Record<string, unknown> | undefined>;
}

/**
 * The REST API of a tracking server. Who calls is said by MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and
 * MLFLOW_TRACKING_PASSWORD, as for MLflow's own client.
 *
 * @param address as the user wrote it
 * @throws YatesError E_OPTION_EXPORT where it is no address, or would show a secret to others
 */
export function mlflowServer(address: string, env: NodeJS.ProcessEnv): MlflowServer {
  const base = parseAddress(address);
  const authorization = authorizationOf(env);
  if (authorization !== undefined && base.protocol === 'http:' && !isThisMachine(base.hostname))
    throw refused(
      `--to would send your credentials to ${base.host} unencrypted`,
      'use https, or an SSH tunnel to a port of 127.0.0.1',
    );
  const headers = {
    'content-type': 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
  };
  return {
    call: async (method, path, fields) => {
      const url = new URL(`${withoutTrailing(base.pathname, '/')}/api/2.0/mlflow/${path}`, base);
      if (method === 'GET')
        for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, String(value));
      const { status, text } = await answerOf(base.host, url, {
        method,
        headers,
        // Credentials are for this server alone.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        ...(method === 'POST' ? { body: JSON.stringify(fields) } : {}),
      });
      const json = parsed(text);
      if (status === 404 && json?.['error_code'] === 'RESOURCE_DOES_NOT_EXIST') return undefined;
      if (status === 200 && json !== undefined) return json;
      throw serverError(
        `${base.host} answers ${path} with ${status}: ${messageOf(json, text)}`,
        nextStep(status),
      );
    },
  };
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw refused('--to is no address of a server', 'write it like http://127.0.0.1:5000');
  if (url.username !== '' || url.password !== '')
    throw refused(
      '--to has a name or password in it, which others can see among running processes',
      'put them into MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD',
    );
  return url;
}

const isThisMachine = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

function authorizationOf(env: NodeJS.ProcessEnv): string | undefined {
  const {
    MLFLOW_TRACKING_TOKEN: token,
    MLFLOW_TRACKING_USERNAME: user,
    MLFLOW_TRACKING_PASSWORD: password,
  } = env;
  if (token) return `Bearer ${token}`;
  if (user) return `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}`;
  return undefined;
}

async function answerOf(
  host: string,
  url: URL,
  request: RequestInit,
): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, request);
    return { status: response.status, text: await limitedText(response) };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const reason =
      cause instanceof Error ? cause.message : error instanceof Error ? error.message : String(error);
    throw serverError(`${host} cannot be reached: ${plainLine(reason)}`, nextStep(0));
  }
}

async function limitedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > answerBytesMax) throw new Error(`its answer is larger than ${answerBytesMax} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(json: Record<string, unknown> | undefined, text: string): string {
  const message = json?.['message'];
  return plainLine((typeof message === 'string' ? message : text).slice(0, shownChars));
}

function nextStep(status: number): string {
  if (status === 401 || status === 403)
    return 'set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD';
  return 'see to the server and run this again: what it has already is not sent twice';
}

const serverError = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_EXPORT_SERVER', message, next });

const refused = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_OPTION_EXPORT', message, next });
