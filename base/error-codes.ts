/**
 * Every error code of Yates, with how a program ends that it ends, what it means and what to do. Codes are stable: a
 * script may rely on them. `docs/errors.md` is made from this catalogue (`npm run errors-doc`).
 */
import { accessCodes } from './error-codes/access.ts';
import { agentCodes } from './error-codes/agent.ts';
import { analysisCodes } from './error-codes/analysis.ts';
import { commandLineCodes } from './error-codes/command-line.ts';
import { coordinatorCodes } from './error-codes/coordinator.ts';
import { diffusionCodes } from './error-codes/diffusion.ts';
import type { ErrorEntry, ExitClass } from './error-codes/entry.ts';
import { logCodes } from './error-codes/log.ts';
import { sweepFileCodes } from './error-codes/sweep-file.ts';

/** The catalogue in sections, by their headings in docs/errors.md. */
export const errorSections = {
  'Sweep files and designs': sweepFileCodes,
  'Tables, formulas and models': analysisCodes,
  'The command line': commandLineCodes,
  'The coordinator': coordinatorCodes,
  'Certificates, tokens and logins': accessCodes,
  'The log': logCodes,
  'Agents and trials': agentCodes,
  'The diffusion trainer': diffusionCodes,
};

export type ErrorCode = {
  [Section in keyof typeof errorSections]: keyof (typeof errorSections)[Section];
}[keyof typeof errorSections];

const catalogue: Readonly<Record<ErrorCode, ErrorEntry>> = {
  ...sweepFileCodes,
  ...analysisCodes,
  ...commandLineCodes,
  ...coordinatorCodes,
  ...accessCodes,
  ...logCodes,
  ...agentCodes,
  ...diffusionCodes,
};

export const errorEntry = (code: ErrorCode): ErrorEntry => catalogue[code];

/** True if this version of Yates has the code: an error may come from another version, or from another library. */
export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(catalogue, text);

export const exitCodes: Readonly<Record<ExitClass, 1 | 2>> = { usage: 2, failure: 1, ours: 1 };
