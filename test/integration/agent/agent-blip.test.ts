/** A network that fails for longer than a lease lives must not cost the hours of a trial that runs. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { Cluster } from './cluster.ts';
import { isAlive } from '../../process-life.ts';
import { TrialState } from './sweep-watch.ts';

/** A cable between agents and coordinator that can be pulled out and put in again. */
async function cableTo(address: string) {
  const sockets = new Set<Socket>();
  let isOut = false;
  const server = createServer((near) => {
    const far = connect(Number(address.split(':')[1]), '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => other.destroy());
      socket.pipe(other);
    }
    if (isOut) near.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pull = (): void => {
    isOut = true;
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    pull();
    server.close();
  });
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    pull,
    plug: () => (isOut = false),
  };
}

it.each(['program', 'trainer'] as const)(
  'a %s goes on while its agent is cut off, is taken up again, and counts as the first attempt',
  async (kind) => {
    const cluster = new Cluster();
    const { address } = await cluster.coordinator();
    const cable = await cableTo(address);
    await cluster.agent({ join: cable.address, allowCommands: [process.execPath] });
    const levels = ['on-signal'];
    const sweep = await (kind === 'program' ? cluster.launchPrograms(levels) : cluster.launch(levels));
    const { pid } = await sweep.running();
    cable.pull();
    // Its lease expires: the coordinator would give the trial to others, and there are none.
    await sweep.until(([trial]) => (trial?.state === TrialState.TRIAL_STATE_QUEUED ? true : undefined));
    expect(isAlive(pid)).toBe(true);
    cable.plug();
    await sweep.until(([trial]) => (trial?.state === TrialState.TRIAL_STATE_LEASED ? true : undefined));
    expect(isAlive(pid)).toBe(true);
    process.kill(pid, 'SIGUSR2');
    const [trial] = await sweep.untilFinished();
    expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 1, lateResults: 0 });
  },
);
