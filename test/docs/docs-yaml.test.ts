/** Every block of YAML in the documentation, as `yates plan` takes it: a whole sweep file, or a part put into one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { runVerb } from '../unit/cli/run-verb.ts';
import { type CodeBlock, codeBlocks, pages, readPage } from './markdown.ts';

/** No sweep: test/unit/cli/config/parse-config.test.ts reads it. */
const configuration = 'docs/configuration.md';

const blocks = pages
  .flatMap(codeBlocks)
  .filter(({ language, file }) => language === 'yaml' && file !== configuration);

/** The sweep that a part is put into, by page. */
const around: Readonly<Record<string, () => Record<string, unknown>>> = {
  // The page says that a sweep has one or the other.
  'docs/sweep-file.md': () => {
    const { stop: _, ...rest } = parse(wholeSweep('docs/sweep-file.md')) as Record<string, unknown>;
    return rest;
  },
  'docs/command-trials.md': () => ({ ...base, factors: { lr: [0.1, 0.2] } }),
  'docs/keeping.md': () => ({
    ...base,
    factors: { lr: [0.1, 0.2] },
    trainer: { kind: 'command', run: ['train', '{lr}'] },
  }),
  'docs/designs.md': () => parse(readPage('examples/paper.yaml')) as Record<string, unknown>,
  // The files of the net are the reader's.
  'docs/stable-diffusion.md': () => ({
    ...base,
    factors: { input: ['SAin', 'CAc'] },
    derive: { output: { by: 'input', map: { SAin: 'SAin', CAc: 'CAc' } } },
    response: { primary: 'heldout_loss', goal: 'minimize' },
  }),
};

const base = { version: 1, name: 'part', response: { primary: 'loss', goal: 'minimize' } };

const isWhole = ({ lines }: CodeBlock): boolean => lines.some((line) => line.startsWith('version:'));

const wholeSweep = (file: string): string =>
  blocks.find((block) => block.file === file && isWhole(block))?.lines.join('\n') ?? '';

describe('the YAML of the documentation', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yates-yaml-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(blocks)('is planned: $file:$line', async (block) => {
    const file = join(folder, 'sweep.yaml');
    writeFileSync(file, isWhole(block) ? block.lines.join('\n') : stringify(completed(block)));
    const { code, stderr } = await runVerb('plan', file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

function completed({ file, lines }: CodeBlock): unknown {
  const part = parse(lines.join('\n')) as {
    design?: { whole_plot?: string[] };
    trainer?: Record<string, unknown>;
  };
  const sweep = { ...around[file]?.(), ...part } as Record<string, unknown>;
  // A whole plot is of a factor that no built-in trainer reads.
  if (part.design?.whole_plot !== undefined) {
    return {
      ...base,
      ...part,
      factors: { base: ['a', 'b'], lr: [0.1, 0.2] },
      trainer: { kind: 'command', run: ['true'] },
    };
  }
  if (part.trainer?.['base'] !== undefined) sweep['trainer'] = { ...part.trainer, check_files: false };
  return sweep;
}
