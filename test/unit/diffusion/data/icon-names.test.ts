import { describe, expect, it } from 'vitest';
import { bareHex, type Concept } from '../../../../diffusion/data/concepts.ts';
import { iconNameOf } from '../../../../diffusion/data/icon-names.ts';
import { type Style, styles } from '../../../../diffusion/data/styles.ts';

const style = (name: string): Style => styles.find((each) => each.name === name) as Style;
const concept = (label: string, hex = ''): Concept => ({
  label,
  hex,
  group: 3,
  subgroup: 34,
  tags: [],
  version: 1,
});
const has =
  (...names: string[]) =>
  (name: string): boolean =>
    names.includes(name);
const none = new Map<string, string>();

describe('names of icons', () => {
  it('go by code point where the set knows them: the mouse is the animal', () => {
    const byHex = new Map([
      ['1f401', 'mouse'],
      ['1f5b1', 'computer-mouse'],
    ]);
    const find = (hex: string): string | undefined =>
      iconNameOf(concept('mouse', hex), style('openmoji'), has('mouse', 'computer-mouse'), byHex);
    expect(find('1f401')).toBe('mouse');
    expect(find('1f5b1')).toBe('computer-mouse');
    expect(find('1f42d')).toBeUndefined();
  });

  it('go by the label elsewhere, without its punctuation and accents', () => {
    const find = (label: string, ...names: string[]): string | undefined =>
      iconNameOf(concept(label), style('noto-v1'), has(...names), none);
    expect(find('woman’s hat', 'womans-hat')).toBe('womans-hat');
    expect(find('piñata', 'pinata')).toBe('pinata');
    expect(find('T-Rex', 't-rex')).toBe('t-rex');
  });

  it('fall back on the former name, and prefer the present one', () => {
    const find = (...names: string[]): string | undefined =>
      iconNameOf(concept('robot'), style('emojione'), has(...names), none);
    expect(find('robot-face')).toBe('robot-face');
    expect(find('robot-face', 'robot')).toBe('robot');
  });

  it('know that Firefox calls the face of a cat "cat", and the cat "catside"', () => {
    const find = (label: string): string | undefined =>
      iconNameOf(concept(label), style('fxemoji'), has('cat', 'catside', 'bird', 'catface'), none);
    expect(find('cat face')).toBe('cat');
    expect(find('cat')).toBe('catside');
    expect(find('bird')).toBeUndefined();
  });
});

describe('bareHex', () => {
  it('drops variation selectors and keeps joiners', () => {
    expect(bareHex('2764-FE0F')).toBe('2764');
    expect(bareHex('1F468-200D-2695-FE0F')).toBe('1f468-200d-2695');
  });
});
