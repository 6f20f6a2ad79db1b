/** Icons, by style, on which resvg 2.6.2 aborts its process. They are left out without a try and without a warning. */
const undrawable: Readonly<Record<string, readonly string[]>> = {
  noto: ['package', 'rainbow flag'],
  'noto-v1': [
    'ambulance',
    'bullet train',
    'cocktail glass',
    'hot beverage',
    'lady beetle',
    'man lifting weights',
    'person lifting weights',
  ],
};

export const isUndrawable = (style: string, label: string): boolean =>
  undrawable[style]?.includes(label) === true;
