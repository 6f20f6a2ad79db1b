import { afterAll, beforeAll, describe } from 'vitest';
import { parseJetStreamAddress } from '../../coordinator/log/jetstream/address.ts';
import { openJetStreamLog } from '../../coordinator/log/jetstream/jetstream-log.ts';
import { NatsServer, natsServerPath } from '../integration/coordinator/jetstream-server.ts';
import { logContract } from './log.contract.ts';

describe.skipIf(natsServerPath === undefined)('on a real nats-server', () => {
  const server = new NatsServer();
  let logs = 0;
  beforeAll(() => server.start());
  afterAll(() => server.dispose());

  logContract('JetStreamLog', async () => {
    const address = parseJetStreamAddress(`nats://${server.address}/contract-${++logs}`);
    return { open: () => openJetStreamLog(address), dispose: async () => undefined };
  });
});
