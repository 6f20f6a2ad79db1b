import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { limitsPage } from '../../../docs/limits-page.ts';

describe('docs/limits.md', () => {
  it('is the page that base/limits.ts makes', () => {
    expect(readFileSync('docs/limits.md', 'utf8') === limitsPage(), 'run npm run limits-doc').toBe(true);
  });
});
