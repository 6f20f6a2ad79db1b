import { describe, expect, it } from 'vitest';
import {
  adapterPairs,
  adapterPosition,
  isAdapterPair,
} from '../../../../design/constraint/adapter-positions.ts';

describe('adapter positions', () => {
  it('are the 20 pairs of the paper', () => {
    expect(adapterPairs.map((pair) => pair.join('>')).join(' ')).toBe(
      'SAin>SAin SAin>CAin SAin>FFNin SAin>Transout SAout>CAin SAout>FFNin SAout>Transout ' +
        'CAin>CAin CAin>FFNin CAin>Transout CAout>FFNin CAout>Transout CAc>CAc ' +
        'FFNin>FFNin FFNin>Transout FFNout>Transout Transout>Transout Resin>Resin Resin>Resout Resout>Resout',
    );
  });

  it('have a second spelling, that of the original code', () => {
    const original = [
      'attn1i',
      'attn1o',
      'attn2i',
      'attn2o',
      'attn2c',
      'ffni',
      'ffno',
      'transo',
      'resi',
      'reso',
    ];
    expect(original.map(adapterPosition)).toEqual([
      'SAin',
      'SAout',
      'CAin',
      'CAout',
      'CAc',
      'FFNin',
      'FFNout',
      'Transout',
      'Resin',
      'Resout',
    ]);
    expect(isAdapterPair('attn2o', 'FFNin')).toBe(true);
    expect(isAdapterPair('attn2o', 'attn1i')).toBe(false);
  });

  it('are nothing else', () => {
    expect(adapterPosition('sain')).toBeUndefined();
    expect(adapterPosition('toString')).toBeUndefined();
    expect(isAdapterPair('constructor', 'CAc')).toBe(false);
    expect(isAdapterPair(3, 4)).toBe(false);
  });
});
