import { YatesError } from '../../base/error.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import type { LevelFault, TrainerCheck, TrainerChecks } from '../../design/trainer-check.ts';

/**
 * What the trainers that come with us say about sweep files; see design/trainer-check.ts.
 *
 * @param allowEnv given where sweeps are launched: names that `env` of a program may set, of those that can turn it into
 *   another one. Left out: names of `env` are not judged
 */
export async function trainerChecks(allowEnv?: readonly string[]): Promise<TrainerChecks> {
  const { commandOptionFaults, riskyEnvFaults } = await import('../../agent/command/command-options.ts');
  // Only the verbs that read sweep files wait for the schemas of the trainer. None of these loads the tensor library.
  const [
    { metricsWith, trainerOptionFaults },
    { checkSetting, settingNames },
    { primaryFault },
    { adapterPositionsRule },
  ] = await Promise.all([
    import('../../diffusion/task/options.ts'),
    import('../../diffusion/task/settings.ts'),
    import('../../diffusion/task/primary-fault.ts'),
    import('../../diffusion/adapters/positions-rule.ts'),
  ]);
  const diffusion: TrainerCheck = {
    options: trainerOptionFaults,
    column: (name) =>
      settingNames().includes(name)
        ? undefined
        : {
            message: `the diffusion trainer reads no factor "${name}"`,
            next: didYouMean(name, settingNames()),
          },
    level: (name, level) => levelFault(name, () => checkSetting(name, level)),
    metrics: metricsWith,
    primary: (metric, options, columns) =>
      primaryFault(metric, options, columns.find(({ name }) => name === 'subject')?.levels),
    restsOnBase: ({ task }) => task !== 'stable-diffusion',
    rules: { 'adapter-positions': adapterPositionsRule },
  };
  // Any factor and any level will do: a program gets them as they are.
  const command: TrainerCheck = {
    options: (options, columns) => [
      ...commandOptionFaults(options, columns),
      ...(allowEnv === undefined ? [] : riskyEnvFaults(options, allowEnv)),
    ],
    column: () => undefined,
    level: () => undefined,
    restsOnBase: () => false,
  };
  return { diffusion, command };
}

function levelFault(name: string, check: () => void): LevelFault | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (!(error instanceof YatesError)) throw error;
    return { message: `factor "${name}": ${error.what}`, next: error.next ?? 'change the level' };
  }
}
