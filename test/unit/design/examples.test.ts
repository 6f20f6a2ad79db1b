import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { designOf } from '../../../design/design-of.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import { adapterTrainers } from '../../fixtures/design/adapter-trainers.ts';
import { sweepJsonSchema } from '../../../design/file/sweep-json-schema.ts';

const examples = join(packageRoot, 'examples');
const names = readdirSync(examples).filter((name) => name.endsWith('.yaml'));
const design = (name: string) =>
  designOf(
    parseSweep(readFileSync(join(examples, name), 'utf8'), { fileName: name, trainers: adapterTrainers }),
    'base',
    adapterTrainers,
  );

describe('the examples', () => {
  it('are there', () => {
    expect(names).toEqual(expect.arrayContaining(['paper.yaml', 'quick.yaml', 'tiny.yaml']));
  });

  it.each(names)('%s is right, and tells the editor its schema', (name) => {
    expect(design(name).trials.length).toBeGreaterThan(0);
    expect(readFileSync(join(examples, name), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/design\/sweep\.schema\.json\n/,
    );
  });

  it('paper.yaml is the 320 cells of the paper, three times, and two references', () => {
    const { crossed, cells, blocks, trials, constraints } = design('paper.yaml');
    expect({ crossed, cells, blocks, trials: trials.length }).toEqual({
      crossed: 1120,
      cells: 320,
      blocks: 3,
      trials: 966,
    });
    expect(trials.filter(({ reference }) => reference === undefined)).toHaveLength(960);
    expect(constraints).toEqual([{ text: 'rule adapter-positions', refused: 800 }]);
  });

  it('quick.yaml has 24 to 48 trials in at least two blocks', () => {
    const { trials, blocks } = design('quick.yaml');
    expect(trials.length).toBeGreaterThanOrEqual(24);
    expect(trials.length).toBeLessThanOrEqual(48);
    expect(blocks).toBeGreaterThanOrEqual(2);
  });
});

describe('design/sweep.schema.json', () => {
  it('is what the parser checks; `npm run schema` writes it', () => {
    const kept = JSON.parse(readFileSync(join(packageRoot, 'design/sweep.schema.json'), 'utf8')) as unknown;
    expect(kept).toEqual(JSON.parse(JSON.stringify(sweepJsonSchema())));
  });
});
