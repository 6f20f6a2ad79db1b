import { expect, test } from 'vitest';
import { parseJetStreamAddress } from '../../../../../coordinator/log/jetstream/address.ts';

test('a host alone is enough', () => {
  expect(parseJetStreamAddress('nats://box')).toEqual({
    servers: ['box:4222'],
    isTls: false,
    user: undefined,
    secret: undefined,
    stream: 'yates-log',
    subject: 'yates.log',
    replicas: 1,
    label: 'nats://box/yates',
  });
});

test('a cluster, a login, a prefix and copies', () => {
  const address = parseJetStreamAddress('tls://me:p%40ss:1@a:1,b,[::1]:3/lab_2?replicas=3');
  expect(address).toMatchObject({
    servers: ['a:1', 'b:4222', '[::1]:3'],
    isTls: true,
    user: 'me',
    secret: 'p@ss:1',
    stream: 'lab_2-log',
    subject: 'lab_2.log',
    replicas: 3,
  });
  expect(address.label).not.toContain('p@ss');
  expect(parseJetStreamAddress('nats://token@a')).toMatchObject({ user: undefined, secret: 'token' });
});

test.each([
  'nats:/a',
  'nats://',
  'nats://a,',
  'nats://a b',
  'nats://a:port',
  'nats://a/b/c',
  'nats://a/b.c',
  'nats://a?replicas=2',
  'nats://a?copies=3',
  'nats://%@a',
])('%s is refused', (text) => {
  expect(() => parseJetStreamAddress(text)).toThrow(expect.objectContaining({ code: 'E_LOG_ADDRESS' }));
});
