import { describe, expect, it } from 'vitest';
import { missingPackage, missingPackageOf, trainingPackages } from '../../../base/missing-package.ts';

const notFound = (message: string, code = 'ERR_MODULE_NOT_FOUND'): Error =>
  Object.assign(new Error(message), { code });

describe('a package that is not installed', () => {
  it('is asked for in the version that we were made with, and by a new install', () => {
    expect(missingPackage('nsfwjs').message).toMatch(
      /^E_DATA_PACKAGE the npm package nsfwjs is not installed; run npm install nsfwjs@4\.3\.0, or npm ci .*--omit=optional$/,
    );
  });

  it.each([
    ["Cannot find package '@tensorflow/tfjs' imported from /a/tf.js", '@tensorflow/tfjs'],
    ["Cannot find package 'nsfwjs/models/inception_v3' imported from /a.js", 'nsfwjs'],
  ])('is known by what Node says: %s', (message, name) => {
    expect(missingPackageOf(notFound(message))?.message).toContain(` npm package ${name} is `);
  });

  it('is told from other errors, and from packages that are not ours or always there', () => {
    for (const error of [
      notFound("Cannot find package 'hono' imported from /a.js"),
      notFound("Cannot find package 'theirs' imported from /a.js"),
      notFound("Cannot find module '/a/b.js' imported from /a.js"),
      notFound("Cannot find package 'nsfwjs' imported from /a.js", 'EOTHER'),
      new Error('x'),
      undefined,
    ])
      expect(missingPackageOf(error)).toBeUndefined();
  });

  it('is needed for training, or one of those that are used where they are', () => {
    const names = trainingPackages();
    expect(names).toContain('@tensorflow/tfjs');
    expect(names).toContain('@iconify-json/noto');
    expect(names).not.toContain('better-sqlite3');
    expect(names).not.toContain('webgpu');
  });
});
