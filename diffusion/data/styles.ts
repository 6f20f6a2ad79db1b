/**
 * The icon sets we draw from: one "style" each. A style held out is never shown to the base net nor to the scorer's
 * projection; Fluent's flat and gradient drawings are near duplicates, so no Fluent set may ever be a training style.
 */
export interface Style {
  readonly name: string;
  /** npm package that holds `icons.json`. */
  readonly packageName: string;
  readonly split: 'training' | 'held-out';
  /** How an icon is found: by its Unicode code points where the package knows them, otherwise by its name. */
  readonly match: 'hex' | 'name' | 'compact-name';
}

export const styles: readonly Style[] = [
  { name: 'twemoji', packageName: '@iconify-json/twemoji', split: 'training', match: 'hex' },
  { name: 'noto', packageName: '@iconify-json/noto', split: 'training', match: 'hex' },
  { name: 'noto-v1', packageName: '@iconify-json/noto-v1', split: 'training', match: 'name' },
  { name: 'emojione', packageName: '@iconify-json/emojione', split: 'training', match: 'name' },
  { name: 'fxemoji', packageName: '@iconify-json/fxemoji', split: 'training', match: 'compact-name' },
  { name: 'openmoji', packageName: '@iconify-json/openmoji', split: 'held-out', match: 'hex' },
  {
    name: 'fluent-emoji-flat',
    packageName: '@iconify-json/fluent-emoji-flat',
    split: 'held-out',
    match: 'hex',
  },
];

const namesIn = (split: Style['split']): readonly string[] =>
  styles.filter((style) => style.split === split).map((style) => style.name);

export const trainingStyles: readonly string[] = namesIn('training');
export const heldOutStyles: readonly string[] = namesIn('held-out');
