import type { Command } from 'commander';
import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import {
  type CoordinatorOptions,
  defaultCoordinator,
  withCoordinatorOption,
} from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { withProgress } from '../output/progress.ts';
import { print, printJson } from '../output/write-output.ts';

interface DoctorOptions extends CoordinatorOptions {
  readonly json?: true;
  readonly selfTest?: true | string;
  readonly gpus?: true;
}

export function register(program: Command): void {
  const command = program
    .command('doctor')
    .description('check that this machine can run Yates: versions, log, trainer, weights, ports, terminal')
    .option(
      '--self-test [backends]',
      'instead, compare all backends (or those named: a,b) with the reference, and time them',
    )
    .option('--gpus', 'instead, find, lock, show and read the GPUs of this machine as an agent does')
    .option('--json', 'print the findings as JSON');
  withExamples(
    withCoordinatorOption(command),
    'yates doctor',
    'yates doctor --gpus',
    'yates doctor --self-test wasm',
  ).action(doctor);
}

const marks = { ok: 'ok  ', note: 'note', fail: 'FAIL' } as const;

async function doctor(options: DoctorOptions): Promise<void> {
  if (options.selfTest !== undefined) return await selfTest(options.selfTest, options.json === true);
  if (options.gpus === true) return await gpus(options.json === true);
  const { examine } = await import('../doctor/findings.ts');
  const findings = await withProgress((say) => {
    say('looking at this machine');
    return examine(options.coordinator ?? defaultCoordinator);
  });
  const failed = findings.filter(({ verdict }) => verdict === 'fail').length;
  if (options.json) printJson({ schema: 'yates/doctor/v1', healthy: failed === 0, findings });
  else {
    for (const { verdict, what, text, next } of findings) {
      print(`${marks[verdict]}  ${what}: ${text}${next === undefined ? '' : `; ${next}`}`);
    }
    print(
      failed === 0 ? '\nThis machine can run Yates.' : `\n${failed} of ${findings.length} checks failed.`,
    );
  }
  if (failed > 0) process.exitCode = 1;
}

async function gpus(json: boolean): Promise<void> {
  const [{ examineGpus }, { describeGpus }] = await Promise.all([
    import('../doctor/gpus.ts'),
    import('../doctor/gpus-text.ts'),
  ]);
  const report = await examineGpus();
  if (json) printJson({ schema: 'yates/gpus/v1', ...report });
  else print(describeGpus(report));
  if (!report.healthy) process.exitCode = 1;
}

async function selfTest(wanted: true | string, json: boolean): Promise<void> {
  const [{ backendNames, presentName }, { measureInChild, selfTestBackends }, { describeSelfTest }] =
    await Promise.all([
      import('../../diffusion/backend/choose.ts'),
      import('../doctor/self-test.ts'),
      import('../doctor/self-test-text.ts'),
    ]);
  const names = wanted === true ? backendNames : wanted.split(',').map(presentName);
  const unknown = names.find((name) => !backendNames.includes(name));
  if (unknown !== undefined) {
    throw new YatesError({
      code: 'E_BACKEND',
      place: { file: '--self-test' },
      message: `there is no backend "${unknown}"`,
      next: didYouMean(unknown, backendNames),
    });
  }
  const named = presentName(process.env['YATES_BACKEND'] ?? 'auto');
  const insisted = named === 'auto' ? undefined : named;
  const report = await withProgress((say) => {
    let tested = 0;
    return selfTestBackends(backendNames, names, measureInChild, insisted, (name) =>
      say(`testing ${name ?? 'the backend that trials choose'}`, tested++, names.length + 1),
    );
  });
  if (json) printJson({ schema: 'yates/self-test/v1', ...report });
  else print(describeSelfTest(report));
  if (!report.healthy) process.exitCode = 1;
}
