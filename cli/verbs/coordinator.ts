import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { shippedBaseVersion } from '../input/base-version.ts';
import { defaultCoordinator } from '../options/coordinator-option.ts';
import { addressFileName, withDataOption } from '../options/data-option.ts';
import { withExamples } from '../options/examples.ts';
import { metricsPortOption } from '../options/metrics-port-option.ts';
import { parseMilliseconds } from '../options/milliseconds.ts';
import { onStopRequest, tellParentReady } from '../up/stop-with-parent.ts';
import { trainerChecks } from '../input/trainer-checks.ts';
import { print } from '../output/write-output.ts';

interface CoordinatorVerbOptions {
  readonly data: string;
  readonly listen: string;
  readonly leaseTtl: number;
  readonly log: string;
  readonly metricsPort?: number;
}

export function register(program: Command): void {
  const command = program
    .command('coordinator')
    .description('serve sweeps: keep them and their results, give trials to agents')
    .addOption(
      new Option('--listen <host:port>', 'address to listen on; port 0 takes a free one').default(
        defaultCoordinator,
      ),
    )
    .addOption(
      new Option('--lease-ttl <duration>', 'silence after which an agent loses its trials')
        .default(15_000, '15s')
        .argParser((text) => parseMilliseconds(text, '--lease-ttl')),
    )
    .addOption(
      new Option(
        '--log <where>',
        'sqlite (a file in the data folder), or nats://host:port[,host:port][/prefix] (NATS JetStream)',
      )
        .env('YATES_LOG')
        .default('sqlite'),
    )
    .addOption(metricsPortOption());
  withExamples(withDataOption(command), 'yates coordinator --listen 0.0.0.0:4444 --data results').action(
    serve,
  );
}

async function serve({ data, listen, leaseTtl, log, metricsPort }: CoordinatorVerbOptions): Promise<void> {
  const { startCoordinator } = await import('../../coordinator/start-coordinator.ts');
  const coordinator = await startCoordinator({
    dataDir: data,
    logAddress: log,
    listen,
    baseVersion: shippedBaseVersion(),
    trainers: await trainerChecks(),
    leaseTtlMs: leaseTtl,
    metricsPort,
  });
  onStopRequest(() => coordinator.stop());
  // A verb that is given this folder (`--data`) finds the running coordinator through this file.
  writeFileSync(join(data, addressFileName), `${coordinator.address}\n`);
  print(`yates coordinator: listening on ${coordinator.address}, data in ${data}`);
  print(
    `Agents join with \`yates agent --join ${coordinator.address}\`; sweeps start with \`yates launch SWEEP\`.`,
  );
  if (coordinator.metricsPort !== undefined) {
    print(`Metrics are on port ${coordinator.metricsPort}, at /metrics.`);
  }
  tellParentReady({ address: coordinator.address });
  const error = await coordinator.broken;
  // A port that still listens would keep the process, and with it the folder, for nothing.
  await coordinator.stop();
  throw error;
}
