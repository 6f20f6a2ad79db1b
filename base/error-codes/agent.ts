/** Errors of an agent and of the trials that it runs. */
import { failure, usage } from './entry.ts';

export const agentCodes = {
  E_AGENT_FOLDER: usage(
    'The data folder of the agent cannot be used.',
    'Choose another folder, or mend its permissions.',
  ),
  E_AGENT_FOLDER_BUSY: failure(
    'Another agent runs on the data folder.',
    'Stop it first, or give this agent a folder of its own.',
  ),
  E_AGENT_HEALTH: failure(
    'The health command of the agent failed before a trial, or there is too little room on its disk for one.',
    'Look at the machine; the trial waits for another, or for this one.',
  ),
  E_CHECKPOINT_DIR: usage(
    'The folder that agents share for checkpoints cannot be used.',
    'Choose another folder, or mend its permissions.',
  ),
  E_CHECKPOINT_FOLDER: failure(
    'What an earlier attempt saved cannot be put on the machine, such as on a full disk.',
    'Free some space; the trial waits for another machine, or for this one.',
  ),
  E_SCORE_FILES: failure(
    'The files that a trial is to score cannot be put on the machine: they are gone, damaged, or named in a way that would lead out of their folder.',
    'Run the scored trial again in a sweep that keeps its files, then score it.',
  ),
  E_COMMAND_CWD: failure(
    'The folder that the program is to run in does not exist on the machine.',
    'Make it, or change `trainer.cwd`.',
    'machine',
  ),
  E_COMMAND_DENIED: failure(
    'The agent may not run this program.',
    'Start the agent with `--allow-command`, or let other agents run the sweep by `resources.labels`.',
    'machine',
  ),
  E_COMMAND_ENV: failure(
    'The sweep sets an environment variable that can turn an allowed program into another one.',
    'Take it out of `trainer.env`, or allow it with `--allow-env` where agents and coordinator are started.',
    'user',
  ),
  E_COMMAND_MISSING: failure(
    'The program is not on the machine.',
    'Install it, or let other agents run the sweep by `resources.labels`.',
    'machine',
  ),
  E_COMMAND_PLACEHOLDER: usage(
    'A placeholder in the command is not a factor of the sweep, or a shell could take its level for something else than its text.',
    'Write the name of a factor; double braces that stand for themselves. In a script, put it bare or within plain quotes.',
    'user',
  ),
  E_GPU_LOST: failure(
    'A GPU of the trial gives no answer any more, or is reported as lost.',
    'Reset the GPU or restart the machine; its slots wait until it answers, and the trial goes to another.',
    'machine',
  ),
  E_GPU_QUERY: failure(
    'The machine may have GPUs, and `nvidia-smi` hangs or fails.',
    'Mend the driver; for an agent on the CPU, set `CUDA_VISIBLE_DEVICES` to nothing.',
  ),
  E_GRANT: failure(
    'A coordinator sent an agent a trial that it cannot run: its id, trainer or levels are not of the known form.',
    'Run agents and coordinator of one version.',
  ),
  E_JOIN_ADDRESS: usage(
    '`--join` is not the address of a coordinator.',
    'Write host:port, such as 127.0.0.1:4444.',
  ),
  E_OUT_OF_MEMORY: failure(
    'The trial needed more memory than the backend can give.',
    'Use a smaller batch or net, or a backend with more memory.',
    'outOfMemory',
  ),
  E_OUT_OF_MEMORY_ESTIMATE: failure(
    'The trial would need more memory than there is, and was not started.',
    'Use a smaller batch or net, or a machine with more memory.',
    'outOfMemory',
  ),
  E_RUN_AS: usage(
    'Programs cannot be run as this user.',
    'Start the agent as root and name another user, or leave out `--run-as`.',
  ),
  E_SLOT_MEMORY: usage(
    'No GPU has the memory that one slot asks for.',
    'Ask for less with `--slots-per-gpu`.',
  ),
  E_SPOOL_FOLDER: failure(
    'The agent cannot keep results in its data folder.',
    'Choose another data folder, or mend its permissions.',
  ),
  E_TRAINER_KIND: failure('The agent knows no trainer of this kind.', 'Update the agent.', 'machine'),
  E_TRIAL_CANCELLED: failure('The trial was cancelled.', 'Launch the sweep again to run it.'),
  E_TRIAL_DIVERGED: failure(
    'The loss of the trial is no longer a finite number.',
    'Use a lower learning rate or scale.',
    'diverged',
  ),
  E_TRIAL_SETTING: usage(
    'The trainer does not know a setting of the trial, or refuses its value.',
    'Change the factor or its level as the error says.',
    'user',
  ),
} as const;
