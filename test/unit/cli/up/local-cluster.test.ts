import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { LocalCluster } from '../../../../cli/up/local-cluster.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** A coordinator that finds every port taken but a free one, and ends before it is ready. */
const late = `const { appendFileSync } = require('node:fs');
const address = process.argv[process.argv.indexOf('--listen') + 1];
appendFileSync(process.argv[2], address + ' ');
const code = address.endsWith(':0') ? 'E_TEST' : 'E_LISTEN';
process.send({ kind: 'failed', code, message: code + ' on ' + address }, () => process.exit(1));`;

async function addressesTried(maySettleForAnyPort: boolean): Promise<{ tried: string; said: string }> {
  const folder = temporaryFolder();
  const [script, record] = [join(folder, 'coordinator.cjs'), join(folder, 'tried')];
  writeFileSync(script, late);
  const cluster = new LocalCluster({
    yates: [script, record],
    dataDir: folder,
    listen: '127.0.0.1:4444',
    maySettleForAnyPort,
    agents: 0,
    slots: 0,
    backend: undefined,
    allowCommands: [],
    allowEnv: [],
    notify: { notifyUrl: [], notifyCommand: [] },
    notice: () => {},
    onTrouble: () => {},
    onBack: () => {},
    onAllLeft: () => {},
  });
  onTestFinished(() => cluster.stop());
  const said = await cluster.startCoordinator().then(
    ({ address }) => `ready at ${address}`,
    (error: Error) => error.message,
  );
  return { tried: readFileSync(record, 'utf8').trim(), said };
}

it('a coordinator whose port another took at the same moment takes a free one', async () => {
  const { tried, said } = await addressesTried(true);
  expect(tried).toBe('127.0.0.1:4444 127.0.0.1:0');
  expect(said).toContain('E_TEST on 127.0.0.1:0');
});

it('a port that the user has named is the only one that is tried', async () => {
  const { tried, said } = await addressesTried(false);
  expect(tried).toBe('127.0.0.1:4444');
  expect(said).toContain('E_LISTEN on 127.0.0.1:4444');
});
