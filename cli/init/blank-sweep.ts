/** A sweep file to fill in, for a program of any kind. `yates plan` takes it as it is. */
export const blankSweep =
  (): string => `# docs/sweep-file.md explains every key; \`yates plan\` checks the file.
version: 1
name: my-sweep
description: What is varied, and why.

factors:                   # what is varied: each with its levels
  lr: [0.01, 0.1]
  optimizer: [sgd, adam]

replicates: 2              # each combination runs this often, with another seed each time

response:
  primary: loss            # the number that the conclusions rest on
  goal: minimize           # or maximize

trainer:
  kind: command
  # Any program. {args} stands for all factors, as --name value; {args:flags} writes true as --name and leaves false out, and
  # {args:hydra} writes name=value. {lr} is one factor alone, {seed} another number for each run.
  run: [python3, train.py, --seed, '{seed}', '{args}']
  metrics:                 # where the numbers stand in what the program prints; the brackets are around the number
    loss: 'val loss: (\\S+)'
  stall_timeout: 10m       # longest silence of a trial
  # cwd: experiments       # folder to run in; default: where yates runs
  # timeout: 2h            # longest run of a trial
  # memory_limit: 8GiB
`;
