import { Option } from 'commander';
import { YatesError } from '../../base/error.ts';
import { parseWholeNumber } from './whole-number.ts';

export function metricsPortOption(): Option {
  return new Option(
    '--metrics-port <port>',
    'serve Prometheus metrics on this port, at /metrics; 0 takes a free one (default: not served)',
  ).argParser((text) => parseWholeNumber(text, '--metrics-port', 0, 65_535));
}

export function metricsHostOption(): Option {
  return new Option(
    '--metrics-host <address>',
    'address of this machine on which the metrics are served: anybody who reaches it may read them',
  )
    .default('127.0.0.1')
    .argParser((text) => {
      // To listen on '' is to listen on every address.
      if (/^[\w.:%-]+$/.test(text)) return text;
      throw new YatesError({
        code: 'E_OPTION_ADDRESS',
        place: { file: '--metrics-host' },
        message: `"${text}" is not an address`,
        next: 'write one of this machine, such as 127.0.0.1',
      });
    });
}
