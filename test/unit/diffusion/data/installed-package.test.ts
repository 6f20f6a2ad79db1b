import { describe, expect, it } from 'vitest';
import { packageFolder, readPackageJson } from '../../../../diffusion/data/installed-package.ts';

describe('a data package that is not installed', () => {
  it('is named, with what installs it', async () => {
    const message =
      /^E_DATA_PACKAGE the npm package @iconify-json\/nothing is not installed; run npm install @iconify-json\/nothing,/;
    expect(() => packageFolder('@iconify-json/nothing')).toThrow(message);
    await expect(readPackageJson('@iconify-json/nothing', 'icons.json')).rejects.toThrow(message);
  });
});
