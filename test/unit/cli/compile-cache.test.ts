import { expect, it } from 'vitest';
import { compileCacheFolder } from '../../../cli/compile-cache.ts';

it.each([
  ['in the cache of the user', {}, '/ann/.cache/yates/compiled'],
  ['where caches of the user are', { XDG_CACHE_HOME: '/caches' }, '/caches/yates/compiled'],
  ['where Node is told to keep it', { NODE_COMPILE_CACHE: '/own', XDG_CACHE_HOME: '/caches' }, '/own'],
])('compiled code is kept %s, never in a folder that others can make first', (_, env, folder) => {
  expect(compileCacheFolder(env, () => '/ann')).toBe(folder);
});

it('of a user without a home no compiled code is kept', () => {
  expect(compileCacheFolder({}, () => undefined)).toBeUndefined();
});
