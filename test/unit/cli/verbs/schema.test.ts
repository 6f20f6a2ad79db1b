/** `yates schema` prints what editors and readers check against. */
import { describe, expect, it } from 'vitest';
import { analysisJsonSchema } from '../../../../report/analysis-schema.ts';
import { sweepJsonSchema } from '../../../../design/file/sweep-json-schema.ts';
import { runVerb } from '../run-verb.ts';

describe('yates schema', () => {
  it('prints the schema of sweep files unless asked for another', async () => {
    expect(JSON.parse((await runVerb('schema')).stdout)).toEqual(
      JSON.parse(JSON.stringify(sweepJsonSchema())),
    );
  });

  it('prints the schema of the analysis', async () => {
    const { stdout } = await runVerb('schema', 'analysis');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(analysisJsonSchema())));
  });

  it('refuses what it does not know', async () => {
    const { code, stderr } = await runVerb('schema', 'trial');
    expect(code).toBe(2);
    expect(stderr).toContain('Allowed choices are sweep, analysis');
  });
});
