import { describe, expect, test } from 'vitest';
import {
  adapterPoint,
  adapterSite,
  adapterSites,
  findAdapterPoint,
  isAdapterSite,
} from '../../../../diffusion/adapters/sites.ts';

describe('adapter sites', () => {
  test('are the twenty pairs of the paper', () => {
    const pairs = adapterSites.map(({ input, output }) => `${input}>${output}`);
    expect(pairs).toEqual([
      'SAin>SAin',
      'SAin>CAin',
      'SAin>FFNin',
      'SAin>Transout',
      'SAout>CAin',
      'SAout>FFNin',
      'SAout>Transout',
      'CAin>CAin',
      'CAin>FFNin',
      'CAin>Transout',
      'CAc>CAc',
      'CAout>FFNin',
      'CAout>Transout',
      'FFNin>FFNin',
      'FFNin>Transout',
      'FFNout>Transout',
      'Transout>Transout',
      'Resin>Resin',
      'Resin>Resout',
      'Resout>Resout',
    ]);
  });

  test.each([
    ['attn1i', 'SAin'],
    ['attn1o', 'SAout'],
    ['attn2i', 'CAin'],
    ['attn2o', 'CAout'],
    ['attn2c', 'CAc'],
    ['ffni', 'FFNin'],
    ['ffno', 'FFNout'],
    ['transo', 'Transout'],
    ['resi', 'Resin'],
    ['reso', 'Resout'],
    ['CAout', 'CAout'],
  ])('%s is %s', (name, point) => {
    expect(adapterPoint(name)).toBe(point);
  });

  test('an impossible pair is refused with the outputs that its input may have', () => {
    expect(() => adapterSite('attn2o', 'SAin')).toThrow(
      /E_ADAPTER_SITE an adapter with input CAout cannot have output SAin; .*FFNin, Transout$/,
    );
  });

  test('an unknown point is refused with those there are', () => {
    expect(() => adapterPoint('caout')).toThrow(/E_ADAPTER_SITE no adapter position "caout"; .*CAout/);
    expect(() => adapterPoint('constructor')).toThrow(/E_ADAPTER_SITE/);
  });

  test('are recognised in either spelling, and nothing else is', () => {
    expect(isAdapterSite('attn2o', 'FFNin')).toBe(true);
    expect(isAdapterSite('attn2o', 'attn1i')).toBe(false);
    expect(isAdapterSite('constructor', 'CAc')).toBe(false);
    expect(isAdapterSite(3, 4)).toBe(false);
    expect(findAdapterPoint('sain')).toBeUndefined();
    expect(findAdapterPoint('toString')).toBeUndefined();
  });
});
