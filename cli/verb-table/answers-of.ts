import type { Command } from 'commander';
import { packageVersion } from '../../base/package-root.ts';
import type { EarlyAnswers } from './early-answer.ts';

export function answersOf(program: Command): EarlyAnswers {
  const helper = program.createHelp();
  helper.prepareContext({ helpWidth: Number.MAX_SAFE_INTEGER });
  const indent = 2;
  const gap = 2;
  return {
    version: packageVersion,
    help: helper.formatHelp(program, helper),
    column: indent + helper.padWidth(program, helper) + gap,
  };
}
