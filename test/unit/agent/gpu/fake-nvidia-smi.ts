/** A nvidia-smi that says what a test wants, in a folder of its own that comes first in PATH. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';

const script = `#!/bin/sh
here=$(dirname "$0")
[ -f "$here/hang" ] && exec sleep 600
[ -f "$here/fail" ] && { cat "$here/fail"; exit 9; }
echo "$*" >> "$here/asked"
only=
for word in "$@"; do case $word in --id=*) only=\${word#--id=} ;; esac; done
if [ -f "$here/lost" ]; then
  read -r lost < "$here/lost"
  case "$only" in
    "" | "$lost") echo "Unable to determine the device handle for GPU0000:05:00.0: GPU is lost.  Reboot the system to recover this GPU"; exit 15 ;;
  esac
fi
[ -f "$here/gone" ] && read -r gone < "$here/gone"
rows() { while IFS= read -r line; do case "$line" in *"\${gone:-no GPU}"*) ;; *"$only"*) echo "$line" ;; esac; done < "$here/$1"; }
case "$*" in
  *-L*) cat "$here/list" ;;
  *index,uuid*) rows gpus ;;
  *mig.mode*) rows modes ;;
  *compute-apps*) rows apps ;;
  *driver_version*) echo 550.54.15 ;;
  *temperature*) rows readings ;;
esac
`;

export interface FakeGpu {
  readonly usedMib?: number;
  readonly percent?: number;
  /** It is listed, and says `GPU is lost` in place of readings. */
  readonly isLost?: boolean;
  /** Profiles of its slices, such as `3g.20gb`; none for a GPU that is not in MIG mode. */
  readonly slices?: readonly string[];
}

export class FakeNvidiaSmi {
  readonly folder = join(temporaryFolder(), 'bin');
  /** UUIDs, which no other test has: locks are among all processes of the machine. */
  readonly ids: readonly string[];
  readonly #gpus: FakeGpu[];

  constructor(gpus: readonly FakeGpu[] = [{}, {}]) {
    mkdirSync(this.folder);
    this.#gpus = [...gpus];
    const unique = randomBytes(8).toString('hex');
    this.ids = gpus.map((_, at) => `GPU-${unique}-${at}`);
    this.#write('nvidia-smi', script);
    chmodSync(join(this.folder, 'nvidia-smi'), 0o755);
    this.#write('apps', '');
    this.#writeAll();
  }

  /** Of all GPUs. */
  get sliceIds(): string[] {
    return this.ids.flatMap((id, at) => (this.#gpus[at]?.slices ?? []).map((_, slice) => sliceId(id, slice)));
  }

  change(at: number, gpu: FakeGpu): void {
    this.#gpus[at] = { ...this.#gpus[at], ...gpu };
    this.#writeAll();
  }

  /** The processes that hold memory of GPUs, as nvidia-smi lists them. */
  apps(lines: readonly string[]): void {
    this.#write('apps', lines.map((line) => `${line}\n`).join(''));
  }

  hang(isHanging = true): void {
    this.#flag('hang', isHanging ? '' : undefined);
  }

  fail(text: string | undefined): void {
    this.#flag('fail', text);
  }

  /** As after an Xid: this GPU, and every question about all of them, is answered with an error. */
  lose(at: number | undefined): void {
    this.#flag('lost', at === undefined ? undefined : `${this.ids[at]}\n`);
  }

  /** This GPU is listed no more, and no question about it is an error. */
  drop(at: number | undefined): void {
    this.#flag('gone', at === undefined ? undefined : `${this.ids[at]}\n`);
  }

  #writeAll(): void {
    const name = 'NVIDIA H100 80GB HBM3';
    const rows = (of: (id: string, at: number, gpu: FakeGpu) => string): string =>
      this.ids.map((id, at) => `${of(id, at, this.#gpus[at] ?? {})}\n`).join('');
    this.#write(
      'gpus',
      rows((id, at) => `${at}, ${id}, 81920, ${name}`),
    );
    this.#write(
      'modes',
      rows((id, _at, { slices }) => `${id}, ${slices === undefined ? 'Disabled' : 'Enabled'}`),
    );
    this.#write(
      'readings',
      rows((id, _at, { usedMib = 500, percent = 0, slices, isLost }) =>
        [
          id,
          81920,
          usedMib,
          isLost === true ? '[GPU is lost]' : slices === undefined ? percent : '[N/A]',
          41,
          name,
        ].join(', '),
      ),
    );
    this.#write(
      'list',
      rows((id, at, { slices = [] }) =>
        [
          `GPU ${at}: ${name} (UUID: ${id})`,
          ...slices.map(
            (profile, slice) => `  MIG ${profile}     Device  ${slice}: (UUID: ${sliceId(id, slice)})`,
          ),
        ].join('\n'),
      ),
    );
  }

  #flag(name: string, text: string | undefined): void {
    if (text === undefined) rmSync(join(this.folder, name), { force: true });
    else this.#write(name, text);
  }

  #write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }
}

const sliceId = (gpuId: string, slice: number): string => `MIG-${gpuId.slice(4)}-${slice}`;
