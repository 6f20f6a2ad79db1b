/** What lets a new agent in: plain data, since `yates up` hands it to its agents over IPC. */
import type { Pin } from '../../proto/tls/certificate-pin.ts';
import type { ChannelSecurity } from '../../proto/tls/channel-security.ts';

export interface Invitation {
  /** host:port of the coordinator. */
  readonly address: string;
  /** A join token, which is exchanged for a credential of the agent's own. */
  readonly token: string;
  /** How the coordinator is authenticated. `fetch`: its certificate is fetched and compared with this pin. */
  readonly security: ChannelSecurity | { readonly kind: 'fetch'; readonly pin: Pin };
}
