import type { Command } from 'commander';

/** Adds the options of `TlsFiles` to a verb that takes a join string. */
export function withTlsOptions(command: Command): Command {
  return command
    .option(
      '--tls-ca <file>',
      "authority of the coordinator's certificate, or `system`, where the string has no pin",
    )
    .option('--tls-cert <file>', 'certificate to show to a coordinator that asks for one')
    .option('--tls-key <file>', 'key of that certificate');
}
