/** The Slurm jobs of one run of `yates up`. */
import { advertised } from '../connect/print-invitations.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import type { SlurmOptions } from '../slurm/slurm-options.ts';
import { startSubmitter } from '../slurm/start-submitter.ts';
import type { Submitter } from '../slurm/submitter.ts';

export interface SlurmJobsOptions {
  readonly words: readonly string[];
  readonly options: SlurmOptions;
  readonly dataDir: string;
  readonly sweep: string;
  /** As the coordinator was told, and where it listens now. */
  readonly listen: string;
  readonly endpoint: Endpoint;
  readonly allowCommands: readonly string[];
  readonly allowEnv: readonly string[];
  readonly backend: string | undefined;
}

export class SlurmJobs {
  readonly #submitter: Submitter;
  readonly #close: () => void;
  /** Where the jobs reach the coordinator. */
  readonly address: string;
  /** Rejects when nothing more is submitted: sbatch refuses, or the jobs do nothing. */
  readonly failed: Promise<never>;
  #stopping: Promise<void> | undefined;

  /** @param onTrouble hears what goes wrong; undefined once it is over */
  constructor(
    { options, listen, endpoint, ...rest }: SlurmJobsOptions,
    onTrouble: (text: string | undefined) => void,
  ) {
    this.address = options.join ?? advertised(listen.replace(/:\d+$/, `:${portOf(endpoint.address)}`));
    const { submitter, close } = startSubmitter({
      ...rest,
      options: { ...options, join: this.address },
      say: (_text, { trouble }) => onTrouble(trouble === '' ? undefined : `slurm: ${trouble}`),
    });
    this.#submitter = submitter;
    this.#close = close;
    this.failed = submitter.run().then(() => new Promise<never>(() => {}));
    // A caller may not wait yet when this rejects; it must not count as unhandled until then.
    this.failed.catch(() => {});
  }

  /** Cancels the jobs: their agents give back what they run. */
  stop(): Promise<void> {
    this.#stopping ??= this.#submitter.stop({ cancel: true }).finally(this.#close);
    return this.#stopping;
  }
}

const portOf = (address: string): string => address.replace(/^.*:/, '');
