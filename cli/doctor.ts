import type { Command } from 'commander';
import { type CoordinatorOptions, defaultCoordinator, withCoordinatorOption } from './coordinator-option.ts';
import { print, printJson } from './write-output.ts';

interface DoctorOptions extends CoordinatorOptions {
  readonly json?: true;
}

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('doctor')
      .description('check that this machine can run Yates: versions, log, trainer, weights, ports, terminal')
      .option('--json', 'print the findings as JSON'),
  ).action(doctor);
}

const marks = { ok: 'ok  ', note: 'note', fail: 'FAIL' } as const;

async function doctor(options: DoctorOptions): Promise<void> {
  const { examine } = await import('./doctor-findings.ts');
  const findings = await examine(options.coordinator ?? defaultCoordinator);
  const failed = findings.filter(({ verdict }) => verdict === 'fail').length;
  if (options.json) printJson({ schema: 'yates/doctor/v1', healthy: failed === 0, findings });
  else {
    for (const { verdict, what, text, next } of findings) {
      print(`${marks[verdict]}  ${what}: ${text}${next === undefined ? '' : `; ${next}`}`);
    }
    print(
      failed === 0 ? '\nAll that is needed is there.' : `\n${failed} of ${findings.length} checks failed.`,
    );
  }
  if (failed > 0) process.exitCode = 1;
}
