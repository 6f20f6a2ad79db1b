#!/usr/bin/env node
import { builtAnswers, earlyAnswer } from './verb-table/early-answer.ts';

const argv = process.argv.slice(2);
const width = process.stdout.isTTY ? process.stdout.columns : 80;
const answer = earlyAnswer(argv, builtAnswers, width);
if (answer === undefined) await runVerb();
else {
  // A reader that has seen enough.
  process.stdout.once('error', () => {});
  process.stdout.write(answer);
}

async function runVerb(): Promise<void> {
  const { keepCompiledCode } = await import('./compile-cache.ts');
  keepCompiledCode();
  const [{ endQuietlyOnBrokenPipe }, { run }] = await Promise.all([
    import('./output/report-error.ts'),
    import('./run.ts'),
  ]);
  endQuietlyOnBrokenPipe(argv[0]);
  process.exitCode = await run(argv);
  // A child of `yates up` listens to it, which keeps no verb alive that has ended.
  process.channel?.unref();
}
