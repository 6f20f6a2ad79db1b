/** What of the documentation is no command, or is not run, and why. Whatever is not named here runs. */

/** Blocks without a language that show something else than commands: page and first line. */
export const notCommands: readonly (readonly [file: string, firstLine: string, what: string])[] = [
  ['ARCHITECTURE.md', 'sweep.yaml -> design', 'a drawing'],
  ['ARCHITECTURE.md', 'yates up (supervisor', 'a drawing'],
  ['docs/agents.md', '#!/bin/sh', 'a job script for Slurm'],
  ['docs/agents.md', '# AWS', 'commands for the machines of clouds'],
  ['docs/adapters.md', 'adapter: 39982 weights', 'output of the program above it'],
  ['docs/data.md', 'joint = 1 - sqrt', 'a formula'],
  ['docs/protocol.md', 'Register(held)', 'a drawing'],
];

/** Commands that are not run: the command as it stands, and the reason. Those of `yates` are still checked for their options. */
export const notRun: Readonly<Record<string, string>> = {
  'yates serve --http 127.0.0.1:8080':
    'serves until it is stopped; test/integration/report/serve.test.ts does the same',
  'yates serve --http 0.0.0.0:8443 --tls-cert cert.pem --tls-key key.pem --name lab.example.org':
    'serves until it is stopped, with a certificate of the reader',
  'npx yates up examples/command.yaml && npx yates report command --out docs/reports/command.html':
    'writes into docs/; the commands above it do the same',
  'npx yates report docs/experiments/paper-a225c6e4.csv --sweep docs/experiments/paper-a225c6e4.yaml --out docs/reports/paper.html':
    'takes minutes, and writes into docs/; test/unit/cli/verbs/report.test.ts does the same',
  'npm start && npx yates report quick --out docs/reports/quick.html':
    'trains for minutes, and writes into docs/',
  'npx yates analyse docs/experiments/quick-1a0a23e6.csv --sweep docs/experiments/quick-1a0a23e6.yaml':
    'test/golden/experiments.test.ts does the same',
  'yates report runs.csv --sweep my-sweep.yaml --out report.html':
    'the folder here has no exported file; test/unit/cli/verbs/report.test.ts does the same',
  'yates report runs.csv --response loss --goal minimize --out report.html':
    'the folder here has no exported file; test/unit/cli/verbs/report.test.ts does the same',
  'yates diff my-sweep my-second':
    'wants two sweeps with results; test/unit/cli/verbs/diff.test.ts compares some',
  'yates analyse my-sweep my-second':
    'wants two sweeps with results; test/integration/cli/verbs.test.ts does the same',
  'yates report my-sweep my-second --out both.html':
    'my-sweep waits there without results; test/unit/cli/verbs/report.test.ts does the same',
  'yates get 3': 'the trials there left no files; test/e2e/keep.test.ts fetches some',
  'yates get 3 model.pt --to models': 'the trials there left no files; test/e2e/keep.test.ts fetches some',
  'yates get 3 --checkpoint': 'the trials there saved nothing; test/e2e/keep.test.ts fetches a checkpoint',
  'yates get 3 --attempt 1':
    'the trials there left no files; test/unit/cli/get/wanted.test.ts chooses among attempts',
  'yates gc my-sweep --checkpoints': 'asks at a terminal; test/e2e/keep.test.ts answers with --yes',
  'yates gc --checkpoint-dir /shared/checkpoints':
    'no agent there shares a folder; test/integration/coordinator/retention.test.ts clears one',
  'yates plan sweep.yaml --data .yates --price subject=20': 'the data folder here has no sweep with subjects',
  'yates import test/fixtures/tables/optuna-tpe.csv':
    'the folder here has no fixtures; test/unit/cli/verbs/import.test.ts does the same',
  'yates up sweep.yaml --slurm "-p gpu --gres=gpu:4 -t 4:00:00" --max-jobs 20':
    'wants Slurm; test/e2e/slurm.test.ts runs such sweeps',
  'yates slurm -p gpu --gres=gpu:4 -t 4:00:00 --max-jobs 20':
    'wants Slurm; test/e2e/slurm.test.ts runs it on one that is played',
  'tensorboard --logdir runs': 'wants TensorBoard; `npm run test:exports` reads such a folder with it',
  'yates export my-sweep --format mlflow --to http://127.0.0.1:5000':
    'wants a server of MLflow; test/unit/cli/export/export-mlflow.test.ts sends to one that is played',
  'mlflow server --host 127.0.0.1 --port 5000': 'wants MLflow; `npm run test:exports` starts it',
  'wandb sync wandb-runs/offline-run-*': 'wants W&B; `npm run test:exports` runs it',
  'npm run test:exports': 'installs gigabytes from PyPI',
  'squeue --me': 'wants Slurm',
  'npm ci && npm start': 'installs, then trains for minutes; test/e2e/up.test.ts runs such a sweep',
  'npm ci && npm test': 'this is the test',
  'yates doctor --self-test': 'takes minutes; test/unit/cli/doctor/self-test.test.ts runs it for one backend',
  'yates doctor --self-test webgpu,wasm': 'wants a GPU or SwiftShader, and takes minutes',
  'yates doctor --self-test --json': 'takes minutes',
  'yates pretrain --out my-second --from my-base':
    'trains for hours; test/integration/diffusion/pretrain.test.ts begins from given weights',
  'yates pretrain --out my-base': 'trains for hours; test/unit/diffusion covers pretraining',
  'npx yates up docs/experiments/paper-a225c6e4.yaml': 'trains for hours',
  'npx yates up docs/experiments/finetune-9cf34fd6.yaml': 'trains for hours',
  'npx yates analyse docs/experiments/paper-a225c6e4.csv --sweep docs/experiments/paper-a225c6e4.yaml':
    'takes long; test/golden/experiments.test.ts does the same in npm run test:long',
  'npx yates analyse docs/experiments/finetune-9cf34fd6.csv --sweep docs/experiments/finetune-9cf34fd6.yaml':
    'takes long; test/golden/experiments.test.ts does the same in npm run test:long',
  'npx yates analyse docs/experiments/paper-a225c6e4.csv --formula "clip_image ~ input*activation + input*C(scale) + activation*C(scale)" --seeds replicate --goal maximize':
    'takes long; test/golden/experiments.test.ts does the same in npm run test:long',
  'npx yates analyse docs/experiments/quick-a4210e42.csv --sweep docs/experiments/quick-a4210e42.yaml':
    'test/golden/experiments.test.ts does the same',
  'useradd --system --home-dir /var/lib/yates --create-home yates':
    'wants systemd, and rights; test/unit/deploy reads the units',
  'cp deploy/systemd/system/yates-coordinator.service /etc/systemd/system/':
    'wants systemd, and rights; test/unit/deploy reads the units',
  'systemctl daemon-reload && systemctl enable --now yates-coordinator':
    'wants systemd, and rights; test/unit/deploy reads the units',
  'sudo -u yates yates token create --role operator --name ada --allow-command-sweeps --data /var/lib/yates/coordinator':
    'wants systemd, and rights; test/unit/deploy reads the units',
  'cp deploy/systemd/system/yates-agent.service /etc/systemd/system/':
    'wants systemd, and rights; test/unit/deploy reads the units',
  'ssh box1 cat /var/lib/yates/coordinator/secrets/agents.join | sudo -u yates yates agent --join-file - --data /var/lib/yates/agent --idle-exit 1s':
    'wants systemd, and rights; test/unit/deploy reads the units',
  'systemctl daemon-reload && systemctl enable --now yates-agent':
    'wants systemd, and rights; test/unit/deploy reads the units',
  'cp deploy/systemd/user/*.service ~/.config/systemd/user/':
    'wants systemd, and rights; test/unit/deploy reads the units',
  'systemctl --user daemon-reload && systemctl --user enable --now yates-coordinator':
    'wants systemd, and rights; test/unit/deploy reads the units',
  'yates agent --join-file ~/.local/share/yates/coordinator/secrets/agents.join --data ~/.local/share/yates/agent --idle-exit 1s':
    'wants systemd, and rights; test/unit/deploy reads the units',
  'systemctl --user enable --now yates-agent': 'wants systemd, and rights; test/unit/deploy reads the units',
  'loginctl enable-linger': 'wants systemd, and rights; test/unit/deploy reads the units',
  'npm ci && npm pack --pack-destination deploy/docker':
    'wants Docker; test/unit/deploy reads what it starts',
  'cd deploy/docker': 'wants Docker; test/unit/deploy reads what it starts',
  'docker compose up -d --build coordinator': 'wants Docker; test/unit/deploy reads what it starts',
  'docker compose exec -T coordinator cat /data/secrets/agents.join | docker compose run --rm -T agent agent --join-file - --data /data --idle-exit 1s':
    'wants Docker; test/unit/deploy reads what it starts',
  'docker compose up -d agent': 'wants Docker; test/unit/deploy reads what it starts',
  'docker compose exec coordinator yates token create --role operator --name ada --allow-command-sweeps --data /data':
    'wants Docker; test/unit/deploy reads what it starts',
  'systemd-run --user --scope -p Delegate=yes yates agent': 'wants systemd',
  'Rscript docs/experiments/paper-strata.R': 'wants R',
  'Rscript docs/r/own-seeds.R': 'wants R; test/golden/r-scripts.test.ts runs it where there is one',
  'Rscript docs/r/shared-seeds.R': 'wants R; test/golden/r-scripts.test.ts runs it where there is one',
  'Rscript docs/r/shared-seeds-incomplete.R':
    'wants R; test/golden/r-scripts.test.ts runs it where there is one',
  'Rscript docs/r/random-factor.R': 'wants R; test/golden/r-scripts.test.ts runs it where there is one',
  'Rscript docs/r/split-plot.R': 'wants R; test/golden/r-scripts.test.ts runs it where there is one',
  'npx yates analyse docs/r/sweeps/own.csv --sweep docs/r/sweeps/own.yaml':
    'test/golden/r-scripts.test.ts does the same',
  'npx yates analyse docs/r/sweeps/shared.csv --sweep docs/r/sweeps/shared.yaml':
    'test/golden/r-scripts.test.ts does the same',
  'npx yates analyse docs/r/sweeps/lost.csv --sweep docs/r/sweeps/lost.yaml':
    'test/golden/r-scripts.test.ts does the same',
  'npx yates analyse docs/r/sweeps/subjects.csv --sweep docs/r/sweeps/subjects.yaml':
    'test/golden/r-scripts.test.ts does the same',
  'npx yates analyse docs/r/sweeps/plots.csv --sweep docs/r/sweeps/plots.yaml':
    'test/golden/r-scripts.test.ts does the same',
  'npx yates up docs/r/sweeps/own.yaml':
    'test/golden/r-scripts.test.ts checks that its runs are those of the sweep file',
  'npx yates export own > own.csv': 'wants the sweep of the command above it',
  'npx tsx docs/experiments/yardsticks.ts': 'scores hundreds of pictures',
  'npx tsx docs/experiments/adaptation-speed.ts': 'trains for an hour',
  'node --import tsx examples/adapter-library.ts':
    'trains; test/integration/diffusion/adapter-example.test.ts runs it in npm run test:long',
  'node --import tsx examples/base-net-sheet.ts docs/base-net-sheet.png --draws 2':
    'samples for minutes, and overwrites the page’s picture',
  'node --import tsx examples/subject-classes.ts --csv docs/experiments/subject-classes.csv':
    'draws for minutes',
  'node --import tsx examples/subject-anchors.ts': 'trains for an hour',
  'node --import tsx examples/finetune-search.ts docs/experiments/finetune-search.csv --sites CAout --params 40000 --lr 0.001,0.003 --steps 150,600 --seeds 1':
    'trains for minutes',
  'node --import tsx examples/finetune-search.ts docs/experiments/finetune-search.csv --sites CAout --params 160000 --lr 0.001 --steps 150,600 --seeds 1':
    'trains for minutes',
  'node --import tsx examples/base-net-sheet.ts some.png --every 8 --draws 3 --guidance 4 --guidance-above 400':
    'samples for minutes',
  'node --import tsx examples/finetune-search.ts docs/experiments/finetune-search.csv --sites Resin,FFNout --params 160000 --lr 0.003 --steps 600 --seeds 1':
    'trains for minutes',
  'node --import tsx examples/finetune-search.ts docs/experiments/finetune-search.csv --sites Resin --params 160000 --lr 0.003 --steps 1800 --seeds 1':
    'trains for minutes',
  'node --import tsx examples/finetune-search.ts docs/experiments/finetune-search.csv --sites Resin --params 400000 --lr 0.003 --steps 600 --seeds 1':
    'trains for minutes',
  'node --import tsx examples/finetune-search.ts docs/experiments/finetune-search.csv --sites Resin --params 160000 --lr 0.01 --steps 600 --seeds 1':
    'trains for minutes',
  'node --import tsx examples/finetune-search.ts docs/experiments/finetune-search.csv --sites full --lr 0.0005,0.0015 --steps 600 --seeds 1':
    'trains for minutes',
  'node --import tsx examples/finetune-search.ts docs/experiments/finetune-search.csv --sites Resin --params 160000 --lr 0.01 --steps 600 --seeds 21,22,23,24,25,26':
    'trains for minutes',
  'node --import tsx examples/finetune-search.ts docs/experiments/finetune-search.csv --sites CAout --params 160000 --lr 0.003 --steps 600 --seeds 11,12,13':
    'trains for minutes',
  'node --import tsx examples/backends-beside.ts docs/experiments/quick-1a0a23e6.yaml docs/experiments/quick-1a0a23e6.csv docs/experiments/backends/quick-simd.csv docs/experiments/backends/quick-tfjs-node.csv':
    'analyses nine tables',
  'node --import tsx examples/head-room.ts docs/experiments/variance.csv': 'writes into the table that ships',
  'node --import tsx examples/variance-study.ts docs/experiments/variance.csv': 'trains for half an hour',
  'YATES_OPENBLAS=off node --import tsx examples/variance-study.ts docs/experiments/variance.csv':
    'trains for half an hour',
  'node --import tsx examples/base-net-sheet.ts old.png --base diffusion/weights/animals-food':
    'samples for minutes',
  'node --import tsx examples/base-net-sheet.ts old.png --base diffusion/weights/animals-food --guidance 3 --guidance-above 0':
    'samples for minutes',
  'node --import tsx examples/adapter-before-after.ts docs/adapter-before-after.png':
    'trains for minutes, and overwrites the page’s picture',
  'node --import tsx examples/stable-diffusion-net.ts': 'takes 4 GB of memory and a minute',
  'sqlite3 DIR/yates.db ".backup backup.db"': 'wants the shell of SQLite',
  'sqlite3 DIR/yates.db "PRAGMA wal_checkpoint(TRUNCATE)"': 'wants the shell of SQLite',
  'cp -r DIR/blobs backup-blobs': 'belongs to the backup with the shell of SQLite',
  'cp -r DIR DIR-before': 'belongs to a repair, which test/integration/coordinator tests',
  'rm DIR/yates.mark': 'belongs to a repair, which test/integration/coordinator tests',
  'nats-server -js -sd /var/lib/nats':
    'wants nats-server; test/integration/coordinator runs one where there is one',
  'yates coordinator --data DIR --log nats://that-host:4222': 'wants nats-server',
  'nats-server -js -sd /var/lib/nats -n NAME --cluster_name yates --cluster nats://0.0.0.0:6222 --routes nats://a:6222,nats://b:6222,nats://c:6222':
    'wants three machines',
  "yates coordinator --data DIR --log 'nats://a:4222,b:4222,c:4222?replicas=3'": 'wants three machines',
  'ssh -N -L 4444:127.0.0.1:4444 box1': 'wants a machine with SSH',
  'yates coordinator --listen 0.0.0.0:4444 --tls-cert lab.crt --tls-key lab.key':
    'wants certificates; test/integration/access/site-certificates.test.ts has some',
  'yates coordinator --listen 0.0.0.0:4444 --tls-cert lab.crt --tls-key lab.key --client-ca users.crt':
    'wants certificates; test/integration/access/site-certificates.test.ts has some',
  'source <(yates completion bash)':
    'is for a shell that somebody types in; test/unit/cli/completion runs it',
  'npm ci && npm pack': 'installs; test/e2e/package.test.ts packs',
  'npm install -g ./yates-0.1.0.tgz': 'installs for all of the machine; test/e2e/package.test.ts unpacks it',
  'npm install --prefix ~/.local/lib/yates --omit=optional ./yates-0.1.0.tgz better-sqlite3@12.11.1':
    'installs; test/e2e/without-training.test.ts runs such a Yates',
  'ln -s ~/.local/lib/yates/node_modules/.bin/yates ~/.local/bin/yates': 'belongs to the command above it',
  'pip install ./clients/python': 'installs a package; npm run test:python-client does the same',
  'apt-get install python3-grpcio': 'installs a package',
  'python3 -m venv bench/peers/python/.venv && bench/peers/python/.venv/bin/pip install -r bench/peers/python/requirements.txt':
    'installs packages from PyPI',
  'npx tsx bench/dispatch.ts python': 'takes minutes',
  'npm run build && npx tsx bench/dashboard.ts 100000': 'takes minutes',
  'python3 agent.py --join-file agents.join --slots 2 --allow-command python3':
    'wants python3-grpcio; test/integration/agent runs it where there is one',
};
