import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownBases, shippedBaseVersion } from '../../../../cli/input/base-version.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-bases-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const describeBase = (path: string, sha256: string): void => {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'base.json'), JSON.stringify({ sha256 }));
};

describe('knownBases', () => {
  it('are the shipped base net and the former ones, each in a folder of its own', () => {
    describeBase(folder, 'new');
    describeBase(join(folder, 'animals-food'), 'old');
    mkdirSync(join(folder, 'something-else'));
    expect(knownBases(folder)).toEqual([
      { name: undefined, version: 'new' },
      { name: 'animals-food', version: 'old' },
    ]);
  });

  it('stand in for a base net that is not installed', () => {
    expect(knownBases(folder)).toEqual([{ name: undefined, version: 'no-base-net' }]);
  });

  it('begin with the one that new trials name', () => {
    expect(knownBases()[0]?.version).toBe(shippedBaseVersion());
  });
});
