import { expect, it } from 'vitest';
import { checkJoinAddress } from '../../../../agent/join/join-address.ts';

it.each(['127.0.0.1:7700', 'gpu-box.lan:1', '[::1]:65535', 'coordinator:7700'])('accepts %s', (address) => {
  expect(() => checkJoinAddress(address)).not.toThrow();
});

it.each([
  '',
  '7700',
  'host',
  'host:',
  ':7700',
  'host:0',
  'host:65536',
  'http://host:7700',
  'a b:1',
  '::1:7700',
])('refuses %s', (address) => {
  expect(() => checkJoinAddress(address)).toThrow(expect.objectContaining({ code: 'E_JOIN_ADDRESS' }));
});
