import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newToken } from '../../../../base/secret/token.ts';
import { readJoinFile } from '../../../../client/join/join-file.ts';
import { printJoinString } from '../../../../client/join/join-string.ts';
import { pinOf } from '../../../../proto/tls/certificate-pin.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const joined = { token: newToken(), address: '10.0.0.5:4444', pin: pinOf(Buffer.from('c')) };
const text = `${printJoinString(joined)}\n`;

describe('--join-file', () => {
  it('reads a file that is ours alone, and no other', () => {
    const path = join(temporaryFolder(), 'join');
    writeFileSync(path, text, { mode: 0o600 });
    expect(readJoinFile(path)).toEqual(joined);
    chmodSync(path, 0o644);
    expect(() => readJoinFile(path)).toThrow(/^E_SECRET_FILE .*mode 0644/);
    expect(() => readJoinFile(`${path}.missing`)).toThrow(/^E_JOIN_FILE .*no such file/);
  });

  it('reads standard input, to its end', () => {
    const module = new URL('../../../../client/join/join-file.ts', import.meta.url).href;
    const program = `import { readJoinFile } from ${JSON.stringify(module)};
      console.log(JSON.stringify(readJoinFile('-')));`;
    const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
    const { stdout } = spawnSync(process.execPath, args, { input: text, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual(joined);
  });

  it('says what is wrong with standard input', () => {
    expect(() => readJoinFile('-', () => '')).toThrow(/^E_JOIN_STRING standard input /);
    expect(() => readJoinFile('-', () => 'x'.repeat(5_000))).toThrow(/too long/);
  });

  it('refuses the string itself, which the list of processes has by now', () => {
    for (const argument of [text.trim(), joined.token]) {
      expect(() => readJoinFile(argument)).toThrow(/^E_JOIN_FILE .*seen by every user/);
      expect(() => readJoinFile(argument)).not.toThrow(joined.token.slice(4, 14));
    }
  });
});
