/** Errors of the coordinator's answers, and of asking it. */
import { failure, ours, usage } from './entry.ts';

export const coordinatorCodes = {
  E_ARCHIVE: failure(
    'The data folder cannot be written: it can be read, and nothing in it changed.',
    'Give write permission on it, or work on a copy.',
  ),
  E_AGENT_AMBIGUOUS: usage('The text names several agents.', 'Write more of the id.'),
  E_AGENT_SEEDS: failure(
    'The agent is of a version that does not give trials the seeds that they have of their own.',
    'Update the agent, or launch the sweep with `seeds: shared`.',
  ),
  E_AGENT_UNKNOWN: usage('The coordinator knows no such agent.', 'Name an agent that `yates agents` lists.'),
  E_ARTIFACT_MISSING: failure(
    'A trial was completed with an artifact that was not uploaded.',
    'Upload the artifact, then complete the trial again.',
  ),
  E_ATTEMPT_UNKNOWN: usage(
    'The trial has no attempt of this number.',
    'Name an attempt that the trial has, or wait for its start.',
  ),
  E_BLOB_CORRUPT: failure(
    'An artifact on the disk does not have the content that it was stored with.',
    'Check the disk; the damaged file was moved to where the error points.',
  ),
  E_CHECKPOINT_FILES: failure(
    'A checkpoint cannot be recorded or read, since a file of it is missing.',
    'Agents send the files again; a trial goes on from the checkpoint before.',
  ),
  E_BLOB_HASH: failure('An upload does not have the announced content.', 'Send it again.'),
  E_BLOB_OFFSET: failure(
    'An upload continues at another byte than the coordinator has.',
    'Ask how many bytes are there, and continue from that byte.',
  ),
  E_BLOB_QUOTA: failure(
    'The coordinator has no room for an artifact: in its quota, on the disk, or for an agent whose uploads no result names.',
    'Free disk space or raise `--artifact-quota`; the agent sends the artifact again.',
  ),
  E_BLOB_SIZE: failure(
    'An upload has more or fewer bytes than it was announced with.',
    'Announce the size of the file, and send as many bytes.',
  ),
  E_BLOB_UNKNOWN: usage(
    'The coordinator has no artifact of this hash.',
    'Take the hash from `yates trial ID`.',
  ),
  E_BLOB_WRITE: failure(
    'The coordinator could not store an artifact.',
    'Free disk space, or mend the folder; the agent sends the artifact again.',
  ),
  E_COORDINATOR: failure(
    'The coordinator failed, or answered with an error that this version does not know.',
    'Read the log of the coordinator, or update this Yates.',
  ),
  E_COORDINATOR_DENIED: usage('The coordinator does not accept the caller.', 'Check the token.'),
  E_COORDINATOR_LOST: failure('The connection to the coordinator broke.', 'Try again.'),
  E_COORDINATOR_OFFLINE: failure(
    'No coordinator answers at the address.',
    'Start one with `yates up SWEEP` or `yates coordinator`, or name another with `--coordinator host:port`.',
  ),
  E_COORDINATOR_OTHER: usage(
    'What answers at the address is not a Yates coordinator, or one of another version.',
    'Check the address and the versions.',
  ),
  E_COORDINATOR_SLOW: failure('The coordinator did not answer in time.', 'Try again.'),
  E_DATA_IDLE: failure(
    'A view of a data folder on which no coordinator runs was asked to change something.',
    'Change it with a verb such as `yates pause`, or start a coordinator on the folder.',
  ),
  E_INTERNAL: ours(
    'The coordinator met an error that it did not expect.',
    'Report it with the log of the coordinator.',
  ),
  E_JOIN_DENIED: usage(
    'The coordinator does not accept the agent.',
    'Check that the address is a Yates coordinator of this version.',
  ),
  E_LISTEN: failure(
    'The coordinator cannot listen on the address.',
    'Choose another with `--listen`; port 0 takes a free one.',
  ),
  E_BUSY: failure(
    'The coordinator has as much to do for this caller, or for all, as it takes at a time.',
    'Try again later.',
  ),
  E_LOG_OTHER: failure('The agent speaks of another log than the coordinator serves.', 'Register again.'),
  E_POLICY_NAME: usage(
    'A launched sweep has no setting of this name that may be changed.',
    'Name one that `yates set --help` lists.',
  ),
  E_POLICY_VALUE: usage(
    'A setting of a sweep cannot have this value.',
    'Write a value as the sweep file takes it, such as `timeout=8h`.',
  ),
  E_READER_STALLED: failure(
    'The reader of a long answer took nothing of it for ten minutes.',
    'Ask again, and read the answer as it comes.',
  ),
  E_REQUEST: usage('A request to the coordinator is not valid.', 'Correct the request.'),
  E_SCORE: usage(
    'The trials of a sweep cannot be scored in the way that was asked.',
    'Change the command, its metric or the choice of trials as the error says.',
  ),
  E_STOPPING: failure('The coordinator is stopping.', 'Ask again when it is back.'),
  E_SWEEP_AMBIGUOUS: usage('The text names several sweeps.', 'Write more of the name or id.'),
  E_SWEEP_STATE: failure(
    'The sweep is in a state that does not allow what was asked.',
    'See its state with `yates ls`.',
  ),
  E_GC_YES: usage(
    '`yates gc` was not told whether to remove what it found, and there is no terminal to ask at.',
    'Look with `--dry-run`, then run it with `--yes`.',
  ),
  E_GC_FOLDER: usage(
    'The folder is none that agents keep checkpoints in, or none of this coordinator.',
    'Name the folder that `yates agent` was given with `--checkpoint-dir`.',
  ),
  E_GET_DAMAGED: failure(
    'A fetched file is not what the trial left. It was thrown away.',
    'Try again; if it stays so, check the disk of the coordinator.',
  ),
  E_GET_EXISTS: usage(
    'Another file lies where a fetched one would go.',
    'Name another folder with `--to`, or replace the file with `--force`.',
  ),
  E_GET_FILE: usage(
    'The trial has no such file or checkpoint, or it is not kept any more.',
    'Name one that `yates trial` lists.',
  ),
  E_GET_PATH: usage(
    'The name of a file leads out of the folder that files are fetched into.',
    'Name an empty folder with `--to`, or fetch single files by name.',
  ),
  E_SWEEP_UNKNOWN: usage('The coordinator knows no such sweep.', 'Name a sweep that `yates ls` lists.'),
  E_TRIAL_AMBIGUOUS: usage('The text begins the ids of several trials.', 'Write more of the id.'),
  E_TRIAL_UNKNOWN: usage(
    'The coordinator knows no such trial.',
    'Name a trial that `yates show` or `yates export` lists.',
  ),
  E_WATCH_REFUSED: usage(
    'The coordinator will not show the sweep.',
    'Check the sweep, the address and the token.',
  ),
} as const;
