/** What the thread that makes pages hears and says. */
import type { YatesErrorInit } from '../../base/error.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import type { LivePage } from '../../report/html/page.ts';

export interface ThreadData {
  readonly endpoint: Endpoint;
  readonly live: Pick<LivePage, 'script'>;
}

export interface ToPages {
  readonly number: number;
  readonly sweepId: string;
}

export type FromPages =
  | { readonly kind: 'made'; readonly number: number; readonly text: string }
  /** What a person can put right. */
  | { readonly kind: 'refused'; readonly number: number; readonly error: Omit<YatesErrorInit, 'cause'> }
  | { readonly kind: 'failed'; readonly number: number; readonly message: string };
