import { describe, expect, it } from 'vitest';
import { YatesError } from '../../../../base/error.ts';
import { conceptsOf } from '../../../../diffusion/data/domains.ts';
import { heldOutStyles, trainingStyles } from '../../../../diffusion/data/styles.ts';
import { rareToken, subjectNamed, subjects } from '../../../../diffusion/data/subject.ts';

const labels = new Set((await conceptsOf('all')).map((concept) => concept.label));

describe.each(subjects)('subject $name', (subject) => {
  it('has 4 to 6 pictures to learn and at least 3 others to score', () => {
    expect(subject.training.length).toBeGreaterThanOrEqual(4);
    expect(subject.training.length).toBeLessThanOrEqual(6);
    expect(subject.heldOut.length).toBeGreaterThanOrEqual(3);
    expect(subject.heldOut.filter((label) => subject.training.includes(label))).toEqual([]);
  });

  it('names concepts that exist, in a style that was never trained on', () => {
    const named = [...subject.training, ...subject.heldOut, ...subject.classConcepts, subject.classPrompt];
    expect(named.filter((label) => !labels.has(label))).toEqual([]);
    expect(heldOutStyles).toContain(subject.style);
  });

  it('is named by a token that no caption has', () => {
    expect(subject.prompt).toContain(rareToken);
    expect([...labels].filter((label) => label.split(' ').includes(rareToken))).toEqual([]);
  });
});

describe('styles', () => {
  it('are either trained on or held out, and Fluent is held out', () => {
    expect(trainingStyles.filter((style) => heldOutStyles.includes(style))).toEqual([]);
    expect(trainingStyles.filter((style) => style.startsWith('fluent'))).toEqual([]);
  });
});

describe('subjectNamed', () => {
  it('refuses an unknown subject and lists the known ones', () => {
    expect(() => subjectNamed('my-dog')).toThrow(YatesError);
    expect(() => subjectNamed('my-dog')).toThrow(/E_SUBJECT .*openmoji-cat/);
  });
});
