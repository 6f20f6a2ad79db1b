/** Sends messages to a URL: one POST of JSON each. */
import { packageVersion } from '../../base/package-root.ts';
import { plainLine } from '../../base/plain-text.ts';
import { bodyOf } from './message.ts';
import type { Delivery, Target } from './target.ts';

const timeoutMs = 10_000;
/** Of an answer, that are read. */
const answerBytesMax = 2_048;
const saidCharsMax = 200;

/** The address without what may be secret: path, query and password. Chat programs put the whole secret into the path. */
export function redactedUrl({ protocol, host, pathname, search }: URL): string {
  return `${protocol}//${host}${pathname === '/' && search === '' ? '/' : '/...'}`;
}

export function urlTarget(given: URL): Target {
  const url = new URL(given);
  url.username = '';
  url.password = '';
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': `yates/${packageVersion}`,
  };
  if (given.username !== '' || given.password !== '') {
    const pair = `${decodeURIComponent(given.username)}:${decodeURIComponent(given.password)}`;
    headers['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  return {
    name: redactedUrl(url),
    deliver: async (message, signal) => {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers,
          body: bodyOf(message),
          // A redirect would turn the POST into a GET, or take the message to another host.
          redirect: 'manual',
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        });
        return deliveryOf(response, await beginningOf(response));
      } catch (error) {
        return { isDelivered: false, mayPass: true, said: causeOf(error) };
      }
    },
  };
}

function deliveryOf({ status, statusText, ok, headers }: Response, body: string): Delivery {
  const words = plainLine(`${status} ${statusText}${body === '' ? '' : `: ${body}`}`).slice(0, saidCharsMax);
  if (ok) return { isDelivered: true, mayPass: false, said: words };
  const isRedirect = status >= 300 && status < 400;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return {
    isDelivered: false,
    mayPass: status >= 500 || status === 429 || status === 408,
    said: isRedirect ? `${words} (a redirect is not followed: give the address that it leads to)` : words,
    afterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined,
  };
}

async function beginningOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body as AsyncIterable<Uint8Array>) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= answerBytesMax) break;
  }
  return Buffer.concat(parts).subarray(0, answerBytesMax).toString('utf8');
}

/** `fetch failed` says nothing; its cause names host and port, never the path. */
function causeOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return plainLine(cause instanceof Error && cause.message !== '' ? cause.message : message).slice(
    0,
    saidCharsMax,
  );
}
