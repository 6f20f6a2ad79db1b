/** The batch script of a job: it becomes an agent. */
import { quoteForShell } from '../../agent/command/command-words.ts';

export interface JobScript {
  /** Command line that the agent's own is appended to, such as `apptainer exec img.sif`, unquoted; empty for none. */
  readonly wrap: string;
  /** Words that start this command line. */
  readonly yates: readonly string[];
  /** Of the agent. */
  readonly options: readonly string[];
}

/**
 * Slurm tells the batch script when its job ends, or squeue is asked: inside of a container neither squeue nor scontrol may be there.
 * `exec` leaves no shell between Slurm's signals and the agent.
 */
export function jobScript({ wrap, yates, options }: JobScript): string {
  const command = [...yates, 'agent', ...options].map(quoteForShell).join(' ');
  return `#!/bin/sh
# A Yates agent, submitted by yates slurm.
if [ "\${SLURM_JOB_NUM_NODES:-1}" -gt 1 ]; then
  echo "a job of yates slurm has one node, and this one has $SLURM_JOB_NUM_NODES: leave out --nodes" >&2
  exit 64
fi
if [ -z "$SLURM_JOB_END_TIME" ]; then
  end=$(squeue --noheader --jobs="$SLURM_JOB_ID" --format=%e 2> /dev/null) &&
    end=$(date --date="$end" +%s 2> /dev/null) && export SLURM_JOB_END_TIME="$end"
fi
exec ${wrap === '' ? '' : `${wrap} `}${command} --name="slurm-$SLURM_JOB_ID"
`;
}
