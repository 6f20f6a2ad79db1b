/** Errors of options, files and processes of the command line. */
import { failure, ours, usage } from './entry.ts';

export const commandLineCodes = {
  E_CONFIG: usage(
    'A configuration file has a key or a value that is not understood, or one that does not belong there.',
    'Mend the line that the error points at; `yates config` shows every setting.',
  ),
  E_CONFIG_FILE: usage(
    'A configuration file cannot be read, or other users may change it.',
    'Mend its permissions, or name another with `YATES_CONFIG`; `YATES_CONFIG=none` reads none.',
  ),
  E_DATA_DIR: usage(
    'The data folder cannot be made, or everybody may write in it.',
    'Give yourself write permission and nobody else, or choose another folder with `--data`.',
  ),
  E_DATA_LOCKED: failure(
    'Another coordinator is using the data folder.',
    'Stop it first, or choose another folder with `--data`.',
  ),
  E_DATA_MISSING: usage(
    'The folder holds no data of Yates.',
    'Name the folder that `yates up` or `yates coordinator` was given with `--data`.',
  ),
  E_EXPORT_SERVER: failure(
    'The server that results are sent to cannot be reached, or refuses them.',
    'See to the server and run the command again: what it has already is not sent twice.',
  ),
  E_FILE_DIRECTORY: usage('The path names a directory, not a file.', 'Name a file in it.'),
  E_FILE_ENCODING: usage('The file is not UTF-8 text.', 'Save it as UTF-8.'),
  E_FILE_MISSING: usage('There is no such file.', 'Check the path.'),
  E_FILE_UNREADABLE: usage(
    'The file cannot be read, or not by this user.',
    'Check the file and its permissions.',
  ),
  E_INIT_EXISTS: usage(
    '`yates init` would write over a file that is there.',
    'Name another with `--output`, or add `--force`.',
  ),
  E_INIT_OPTION: usage(
    '`yates init` was asked for an option that the script does not have, or needs a value for one that it does.',
    'Name an option of the script, as in `--factor lr=0.01,0.1` or `--set data=./data`.',
  ),
  E_INIT_SCRIPT: usage(
    '`yates init` finds no settings in the file: it is no Python script with options, and no configuration.',
    'Name the script that trains, or write an empty sweep file with `yates init --blank`.',
  ),
  E_METRICS_PORT: failure(
    'The port for metrics cannot be opened.',
    'Choose another with `--metrics-port`; 0 takes a free one.',
  ),
  E_PAGE: failure(
    'A page of `yates serve` could not be made.',
    'Ask for it again; if it fails again, the sweep is too large for the memory there is.',
  ),
  E_OPTION_WATCH: usage(
    '`--watch` was asked for where input or output is no terminal.',
    'Leave it out, or call the verb at intervals.',
  ),
  E_OPTION_SHELL: usage('There is no completion for this shell.', 'Write bash, zsh or fish.'),
  E_OPTION_SEVERAL: usage(
    'An option does not go with several sweeps.',
    'Leave the option out, or name one sweep.',
  ),
  E_SWEEPS_DIFFER: usage(
    'The sweeps that are to be analysed together are not of one design space.',
    'See what differs with `yates diff`, or analyse each by itself.',
  ),
  E_SWEEPS_SAME: usage('One sweep is named twice.', 'Name different sweeps, or files of different sweeps.'),
  E_OPTION_EXPORT: usage(
    'An option of `export` is missing, or does not suit the format.',
    'Give the option that the error names, or leave it out.',
  ),
  E_OPTION_FAMILY: usage(
    '`--family` or `--of` does not suit the response or the model.',
    'Leave out one of the options that are named.',
  ),
  E_OPTION_ADDRESS: usage('An address is not host:port.', 'Write it like 127.0.0.1:7070.'),
  E_OPTION_HTTP: usage(
    'Pages would leave this machine unencrypted, or under a name that nobody gave.',
    'Listen on 127.0.0.1 and go through an SSH tunnel, or give --tls-cert, --tls-key and --name.',
  ),
  E_OPTION_DURATION: usage(
    'An option is not a duration.',
    'Write a number and a unit, such as 90s, 5m or 2h.',
  ),
  E_OPTION_EFFECT: usage(
    '`--effect` is not an effect size f.',
    'Write a number from 0.001 to 100, such as 0.25.',
  ),
  E_OPTION_LABEL: usage('`--label` is not key=value.', 'Write it like `--label gpu=h100`.'),
  E_OPTION_MODEL: usage(
    'The analysis of a file lacks its model.',
    'Add `--formula "y ~ a + b"`, or `--response y --factors a,b`.',
  ),
  E_OPTION_NOTIFY: usage(
    '`--notify-url` or `--notify-command` names nothing that a message can be sent to.',
    'Write an http or https address, `@` and a file that holds one a line, or a command for the shell.',
  ),
  E_OPTION_NUMBER: usage(
    'An option is not a whole number in its range.',
    'Write a number in the range that the error names.',
  ),
  E_OPTION_PRICE: usage(
    'A price is not one of a random factor or replicate of the sweep, or not an amount.',
    'Write a number of trials or a time, such as `--price subject=20`.',
  ),
  E_OPTION_RESPONSE: usage(
    '`--response` and the formula name different responses.',
    'Leave out `--response`.',
  ),
  E_OPTION_SIZE: usage('An option is not a size.', 'Write a number and a unit, such as 500GiB.'),
  E_OPTION_WORDS: usage(
    'An option that holds several words cannot be taken apart.',
    'Write the words as in a shell, with quotes around one that has spaces.',
  ),
  E_SLURM_FOLDER_BUSY: failure(
    'Another process submits Slurm jobs from this folder.',
    'End that `yates slurm` or `yates up --slurm` first, or give this one a folder of its own with `--job-folder`.',
  ),
  E_SLURM_FRUITLESS: failure(
    'Slurm jobs ended again and again before their agents had run a trial.',
    'See what the jobs printed, in `slurm/logs` in the data folder; docs/slurm.md lists the usual causes.',
  ),
  E_SLURM_MISSING: usage(
    'A command of Slurm is not there.',
    'Run this where jobs are submitted, such as a login node of the cluster.',
  ),
  E_SLURM_OPTION: usage(
    'An option for sbatch would make something else than a job with one agent.',
    'Leave it out; the error says what stands in its place.',
  ),
  E_SLURM_REFUSED: failure(
    'Slurm’s sbatch refuses the jobs; the message is its own.',
    'Correct the options for sbatch. What is done is kept.',
  ),
  E_OPTION_REPLICATES: usage(
    '`--replicates` does not say whether its number is added.',
    'Write a plus sign: `--replicates +2` adds two replicates of every cell.',
  ),
  E_OPTION_STATE: usage('`--state` names no state of a trial.', 'Write one of those that the error names.'),
  E_OPTION_CSV: usage(
    'An option of `analyse` that describes a CSV file is given for a sweep.',
    'Leave it out: the sweep file says this of its sweep.',
  ),
  E_OPTION_SWEEP: usage(
    '`--sweep` is given without a CSV file.',
    'Name the file that `yates export` wrote, or leave out `--sweep`.',
  ),
  E_OPTION_TRIAL_TIME: usage(
    'The plan needs the duration of a trial.',
    'Add `--trial-time`, or `--data` with the folder of an earlier sweep.',
  ),
  E_PROCESS: failure(
    'A process that `yates up` started has ended too often.',
    'Read the log file that the error names.',
  ),
  E_UNEXPECTED: ours(
    'Something happened that Yates did not expect.',
    'Report it with the trace that the error names.',
  ),
  E_WRITE: failure('The output file cannot be written.', 'Name another file with `-o`.'),
} as const;
