import { expect, it } from 'vitest';
import { isLoopback } from '../../../../proto/tls/address.ts';

it('takes for this machine only what no name server can send elsewhere', () => {
  const own = ['localhost', '127.0.0.1', '127.255.0.9', '::1', '::ffff:127.0.0.1'];
  expect(own.filter((host) => !isLoopback(host))).toEqual([]);
  const others = [
    'localhost.evil',
    'localhost.',
    '0.0.0.0',
    '::',
    '127.1',
    '127.0.0.999',
    '127.0.0.1.evil',
  ].concat('::ffff:1.2.3.4', '::ffff:127.0.0.300', '0', '', '2130706433', '0127.0.0.1', '1.127.0.0');
  expect(others.filter(isLoopback)).toEqual([]);
});
