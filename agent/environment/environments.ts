/**
 * Describes the code and environment of attempts, beside them: no attempt waits for it to begin. What it costs is bounded by the
 * time limits of git and of the interpreter, and what has not changed is not asked again.
 */
import { packageRoot, packageVersion } from '../../base/package-root.ts';
import { askNvidia } from '../gpu/nvidia-smi.ts';
import type { RunOrder } from '../command/protocol.ts';
import { codeOf, codeOfRepository } from './code-of-folder.ts';
import type { TrainerUp } from '../process/trainer-process.ts';
import { Interpreters } from './interpreter.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';

export class Environments {
  readonly #interpreters = new Interpreters();
  /** Asked once: a driver does not change while programs use it. */
  #driver: Promise<string> | undefined;

  /** Of a program. Never rejects. */
  async ofProgram({ program, args, cwd, env }: RunOrder): Promise<RunEnvironment> {
    const [code, interpreter, driver] = await Promise.all([
      codeOf(cwd, args),
      this.#interpreters.describe(program, env, cwd),
      this.#askDriver(),
    ]);
    return { ...code, ...interpreter, driver, agentVersion: packageVersion };
  }

  /** Of the built-in trainer. Never rejects. */
  async ofTrainer({ backend, baseVersion }: TrainerUp): Promise<RunEnvironment> {
    const [code, driver] = await Promise.all([codeOfRepository(packageRoot), this.#askDriver()]);
    return {
      ...code,
      interpreter: 'node',
      interpreterVersion: process.versions.node,
      packages: {},
      driver,
      agentVersion: packageVersion,
      backend,
      weightsSha256: baseVersion,
    };
  }

  #askDriver(): Promise<string> {
    this.#driver ??= askNvidia(['--query-gpu=driver_version', '--format=csv,noheader']).then((answer) =>
      answer.kind === 'answer' ? (answer.text.split('\n')[0]?.trim().slice(0, 100) ?? '') : '',
    );
    return this.#driver;
  }
}
