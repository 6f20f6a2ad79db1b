import { type Command, Option } from 'commander';
import { YatesError } from '../../base/error.ts';
import { keepFilesPrivate } from '../../base/private-files.ts';
import type { SiteFiles } from '../../coordinator/access/certificate/watched-files.ts';
import { shippedBaseVersion } from '../input/base-version.ts';
import { printInvitations, renewInvitations } from '../connect/print-invitations.ts';
import { checkAddress, defaultCoordinator } from '../options/coordinator-option.ts';
import { withDataOption } from '../options/data-option.ts';
import { allowEnvOption } from '../options/allow-env-option.ts';
import { withExamples } from '../options/examples.ts';
import { metricsHostOption, metricsPortOption } from '../options/metrics-port-option.ts';
import {
  readNotifyOptions,
  withNotifyOptions,
  type WrittenNotifyOptions,
} from '../options/notify-options.ts';
import { parseMilliseconds } from '../options/milliseconds.ts';
import { parseSize } from '../options/size.ts';
import { onStopRequest, onWarning, tellParentFailed, tellParentReady } from '../up/stop-with-parent.ts';
import { startPlanning } from '../planning/start-planning.ts';
import { trainerChecks } from '../input/trainer-checks.ts';
import { print } from '../output/write-output.ts';

interface CoordinatorVerbOptions extends WrittenNotifyOptions {
  readonly data: string;
  readonly listen: string;
  readonly leaseTtl: number;
  readonly log: string;
  readonly metricsPort?: number;
  readonly advertise?: string;
  readonly insecure?: true;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly clientCa?: string;
  readonly allowEnv: readonly string[];
  readonly metricsHost: string;
  readonly artifactQuota?: number;
  readonly checkpointQuota?: number;
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
    .addOption(
      new Option(
        '--advertise <host:port>',
        'address that others reach it at, for the strings that it prints (default: one of this machine)',
      ).argParser((text) => checkAddress(text, '--advertise')),
    )
    .option(
      '--tls-cert <file>',
      "certificate of the site's own (default: one of the data folder, known by its pin)",
    )
    .option('--tls-key <file>', 'key of that certificate')
    .option('--client-ca <file>', 'authority whose certificates clients must show, beside their token')
    .option('--insecure', 'plain text in place of TLS; on 127.0.0.1 only')
    .addOption(
      new Option(
        '--artifact-quota <size>',
        'largest sum of all files that trials leave, such as 500GiB (default: what the disk holds)',
      ).argParser((text) => parseSize(text, '--artifact-quota')),
    )
    .addOption(
      new Option(
        '--checkpoint-quota <size>',
        'largest sum of all checkpoints that are kept, such as 500GiB (default: what the disk holds)',
      ).argParser((text) => parseSize(text, '--checkpoint-quota')),
    )
    .addOption(allowEnvOption())
    .addOption(metricsPortOption())
    .addOption(metricsHostOption());
  withExamples(
    withDataOption(withNotifyOptions(command)),
    'yates coordinator --listen 0.0.0.0:4444 --data results',
    "yates coordinator --notify-url @notify.txt --notify-command 'mail -s yates me@example.org'",
  ).action((options: CoordinatorVerbOptions) =>
    serve(options).catch((error: unknown) => {
      tellParentFailed(error);
      throw error;
    }),
  );
}

async function serve(options: CoordinatorVerbOptions): Promise<void> {
  const { data, listen, leaseTtl, log, metricsPort, metricsHost, insecure, artifactQuota } = options;
  keepFilesPrivate();
  // Meant for agents and their trials.
  onWarning(() => {});
  const { startCoordinator } = await import('../../coordinator/start-coordinator.ts');
  const coordinator = await startCoordinator({
    dataDir: data,
    logAddress: log,
    listen,
    baseVersion: shippedBaseVersion(),
    trainers: await trainerChecks(options.allowEnv),
    startPlanning: () => startPlanning(options.allowEnv),
    leaseTtlMs: leaseTtl,
    metricsPort,
    metricsHost,
    artifactQuotaBytes: artifactQuota,
    checkpointQuotaBytes: options.checkpointQuota,
    site: siteOf(options),
    notify: readNotifyOptions(options),
    insecure,
  });
  // Under `yates up` the agents leave first.
  onStopRequest(() => coordinator.stop(), { leavesSignals: true });
  print(`yates coordinator: listening on ${coordinator.address}, data in ${data}`);
  // Of `yates up` it is a child, whose agents are let in over IPC.
  if (process.send === undefined) {
    printInvitations(coordinator, options);
    renewInvitations(coordinator, options, ({ message }) =>
      process.stderr.write(`the strings that let agents and users in are not renewed: ${message}\n`),
    );
  }
  if (coordinator.metricsPort !== undefined) {
    print(`Metrics are on port ${coordinator.metricsPort}, at /metrics.`);
  }
  tellParentReady({ address: coordinator.address });
  const error = await coordinator.broken;
  // A port that still listens would keep the process, and with it the folder, for nothing.
  await coordinator.stop();
  throw error;
}

/** @throws YatesError E_TLS_PAIR where one of the two files is named alone */
function siteOf({ tlsCert, tlsKey, clientCa, insecure }: CoordinatorVerbOptions): SiteFiles | undefined {
  if (tlsCert === undefined && tlsKey === undefined && clientCa === undefined) return undefined;
  if (tlsCert !== undefined && tlsKey !== undefined && !insecure)
    return { certificate: tlsCert, key: tlsKey, clientAuthority: clientCa };
  throw new YatesError({
    code: 'E_TLS_PAIR',
    place: { file: insecure ? '--insecure' : tlsCert === undefined ? '--tls-cert' : '--tls-key' },
    message: insecure
      ? 'certificates are of no use with plain text'
      : 'a certificate and its key belong together, and one of them is missing',
    next: insecure ? 'leave out --insecure' : 'name both with --tls-cert and --tls-key',
  });
}
