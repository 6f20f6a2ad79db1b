import { describe, expect, it } from 'vitest';
import { YatesError } from '../../../../base/error.ts';
import { conceptsOf, everydayPart } from '../../../../diffusion/data/domains.ts';
import { heldOutStyles, trainingStyles } from '../../../../diffusion/data/styles.ts';
import { rareToken, subjectNamed, subjects } from '../../../../diffusion/data/subject.ts';

const labels = new Set((await conceptsOf('all')).map((concept) => concept.label));
const everyday = new Map(
  (await conceptsOf('everyday')).map((concept) => [concept.label, everydayPart(concept)]),
);

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

  it('belongs to a class that the base net is trained on', () => {
    for (const label of [subject.classPrompt, ...subject.classConcepts])
      expect(everyday.get(label)).toBeDefined();
  });

  it('is named by a token that no caption has', () => {
    expect(subject.prompt).toContain(rareToken);
    expect([...labels].filter((label) => label.split(' ').includes(rareToken))).toEqual([]);
  });
});

describe('roles of subjects', () => {
  const withRole = (role: string) => subjects.filter((subject) => subject.role === role);

  it('leave four for development and twelve for the test, of different families', () => {
    const [development, test] = [withRole('development'), withRole('test')];
    expect([development.length, test.length]).toEqual([4, 12]);
    const families = new Set(development.map(({ family }) => family));
    expect(test.filter(({ family }) => families.has(family))).toEqual([]);
  });

  it('spread the test over all parts of the domain and over both held-out styles', () => {
    expect(new Set(withRole('test').map(({ part }) => part)).size).toBe(5);
    expect(new Set(withRole('test').map(({ style }) => style))).toEqual(new Set(heldOutStyles));
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
