/** No text keeps a regular expression of the product busy, and no expression is put together from outside text. */
import { describe, expect, it } from 'vitest';
import { patternsIn, slownessOf } from './slow-patterns.ts';
import { sourceFiles } from './source-files.ts';

const product = sourceFiles().filter(({ path }) => !/^(?:test|bench|docs)\//.test(path));

describe('regular expressions', () => {
  it('of the product read every text in linear time', () => {
    const patterns = product.flatMap(patternsIn);
    expect(patterns.length).toBeGreaterThan(150);
    const slow = patterns.flatMap(({ path, line, source, flags }) => {
      const slowness = slownessOf(source, flags);
      return slowness === undefined ? [] : [`${path}:${line} /${source}/${flags} is ${slowness}`];
    });
    expect(slow).toEqual([]);
  });

  it('are put together in these files only, from texts of our own', () => {
    const built = product
      .filter(({ text }) => /\bnew RegExp\(|\bRegExp\(/.test(text))
      .map(({ path }) => path);
    expect(built.toSorted()).toEqual([
      'agent/command/process-table.ts',
      'base/plain-text.ts',
      'base/secret/redact.ts',
      'design/file/value-schemas.ts',
    ]);
  });

  it.each([
    [/(a+)+$/, 'exponential'],
    [/^(?:a|a)*$/, 'exponential'],
    [/^(?:a*)*b/, 'exponential'],
    [/^(?:\w+\s?)*$/, 'exponential'],
    [/^([a-z]+)*\d$/i, 'exponential'],
    [/\s+$/, 'polynomial'],
    [/[\d.]+$/, 'polynomial'],
    [/\(.*\)$/, 'polynomial'],
    [/^\s*\w*\s*x?\w*$/, 'polynomial'],
    [/a.*b.*c/, 'polynomial'],
    [/\bmalloc\b.*failed/, 'polynomial'],
    [/\B(?=(\d{3})+$)/g, 'polynomial'],
    [/^[+-]?\d*\.?\d*e/, 'polynomial'],
    [/x(?!.*y)/, 'polynomial'],
    [/^.*?:.*?:.*?:$/, 'polynomial'],
  ])('%s is found', (pattern, slowness) => {
    expect(slownessOf(pattern.source, pattern.flags)).toBe(slowness);
  });

  it.each([
    /\s+/,
    /^\s+/,
    /[^a-z0-9]+/g,
    /^\w+$/,
    /:\d+$/,
    /^(?:\w+\.)*Error\b/m,
    /^(\d+(?:\.\d+)?) ?(KB|MB)$/,
    /^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
    /^([^=]+)=(.+)$/,
    /^(.+)=(log|linear)$/,
    /(\bbearer\s+)[^\s"',;]+/gi,
    /-----BEGIN[^]*?(?:-----END|$)/g,
    /\bmalloc\b.{0,200}failed/,
    /\s*\w/y,
    /, (?=[^,]*$)/,
    /^(?:a?)*$/,
    /^(?:[^"\\]|\\.)*$/,
  ])('%s is no trouble', (pattern) => {
    expect(slownessOf(pattern.source, pattern.flags)).toBeUndefined();
  });
});
