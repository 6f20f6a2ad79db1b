import { expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { AgentPresence } from '../../../../coordinator/service/agent-presence.ts';

const agent = agentId('a');

/** Connections and streams that are opened and ended by hand, and how often the core has heard that the process is gone. */
function presence() {
  const open = new Set<string>();
  let streams = 0;
  let gone = 0;
  let connectionEnded: (peer: string) => void = () => {};
  let streamEnded: (agent: string) => void = () => {};
  const made = new AgentPresence(
    { hint: () => void gone++ },
    { has: (peer) => open.has(peer), onEnded: (listener) => void (connectionEnded = listener) },
    { serves: () => streams > 0, onEnded: (listener) => void (streamEnded = listener as typeof streamEnded) },
  );
  return {
    register: (peer: string, ask: () => Promise<string>) => made.register(agent, peer, ask),
    connect: (peer: string) => void open.add(peer),
    disconnect: (peer: string) => {
      open.delete(peer);
      connectionEnded(peer);
    },
    openStream: () => void streams++,
    endStream: () => {
      streams--;
      streamEnded(agent);
    },
    gone: () => gone,
  };
}

/** An answer that is given by hand. */
function answerInTime() {
  let give: (answer: string) => void = () => {};
  const answer = new Promise<string>((resolve) => {
    give = resolve;
  });
  return { answer, give: (text: string) => give(text) };
}

test('what ends while a registration becomes durable is not taken for the process that was let in', async () => {
  const { register, connect, openStream, endStream, gone } = presence();
  connect('first');
  const durable = answerInTime();
  const first = register('first', () => durable.answer);
  // A second process with the same credential, at the same moment: it is refused, and its stream ends.
  connect('second');
  openStream();
  await expect(register('second', async () => Promise.reject(new Error('twice')))).rejects.toThrow('twice');
  endStream();
  expect(gone()).toBe(0);
  durable.give('in');
  expect(await first).toBe('in');
  expect(gone()).toBe(0);
});

test('a process is gone once neither its connection nor a stream is open', async () => {
  const { register, connect, disconnect, openStream, endStream, gone } = presence();
  connect('first');
  await register('first', async () => 'in');
  openStream();
  disconnect('first');
  expect(gone()).toBe(0);
  endStream();
  expect(gone()).toBe(1);
});

test('a connection that ended while the registration became durable ends the process too', async () => {
  const { register, connect, disconnect, gone } = presence();
  connect('first');
  const durable = answerInTime();
  const first = register('first', () => durable.answer);
  disconnect('first');
  durable.give('in');
  await first;
  expect(gone()).toBe(1);
});
