/** References of the methods that analyses rest on, as BibTeX. */
import type { Analysis } from '../../stats/analysis-result.ts';
import { type Method, methodsUsed } from './methods-used.ts';

interface Reference {
  readonly key: string;
  readonly kind: 'article' | 'book' | 'misc';
  readonly fields: Readonly<Record<string, string>>;
}

const article = (
  key: string,
  author: string,
  title: string,
  journal: string,
  rest: Readonly<Record<string, string>>,
): Reference => ({
  key,
  kind: 'article',
  fields: { author, title, journal, ...rest },
});

const references: Readonly<Record<Method, Reference>> = {
  holm: article(
    'holm1979',
    'Holm, Sture',
    'A simple sequentially rejective multiple test procedure',
    'Scandinavian Journal of Statistics',
    { volume: '6', number: '2', pages: '65--70', year: '1979' },
  ),
  tukeyKramer: article(
    'kramer1956',
    'Kramer, Clyde Young',
    'Extension of multiple range tests to group means with unequal numbers of replications',
    'Biometrics',
    { volume: '12', number: '3', pages: '307--310', year: '1956' },
  ),
  dunnett: article(
    'dunnett1955',
    'Dunnett, Charles W.',
    'A multiple comparison procedure for comparing several treatments with a control',
    'Journal of the American Statistical Association',
    { volume: '50', number: '272', pages: '1096--1121', year: '1955' },
  ),
  hsu: article(
    'hsu1981',
    'Hsu, Jason C.',
    "Simultaneous confidence intervals for all distances from the ``best''",
    'The Annals of Statistics',
    { volume: '9', number: '5', pages: '1026--1034', year: '1981' },
  ),
  kenwardRoger: article(
    'kenward1997',
    'Kenward, Michael G. and Roger, James H.',
    'Small sample inference for fixed effects from restricted maximum likelihood',
    'Biometrics',
    { volume: '53', number: '3', pages: '983--997', year: '1997' },
  ),
  satterthwaite: article(
    'satterthwaite1946',
    'Satterthwaite, F. E.',
    'An approximate distribution of estimates of variance components',
    'Biometrics Bulletin',
    { volume: '2', number: '6', pages: '110--114', year: '1946' },
  ),
  greenhouseGeisser: article(
    'greenhouse1959',
    'Greenhouse, Samuel W. and Geisser, Seymour',
    'On methods in the analysis of profile data',
    'Psychometrika',
    { volume: '24', number: '2', pages: '95--112', year: '1959' },
  ),
  lenth: article(
    'lenth1989',
    'Lenth, Russell V.',
    'Quick and easy analysis of unreplicated factorials',
    'Technometrics',
    { volume: '31', number: '4', pages: '469--473', year: '1989' },
  ),
  brownForsythe: article(
    'brown1974',
    'Brown, Morton B. and Forsythe, Alan B.',
    'Robust tests for the equality of variances',
    'Journal of the American Statistical Association',
    { volume: '69', number: '346', pages: '364--367', year: '1974' },
  ),
  shapiroWilk: article(
    'shapiro1965',
    'Shapiro, S. S. and Wilk, M. B.',
    'An analysis of variance test for normality (complete samples)',
    'Biometrika',
    { volume: '52', number: '3/4', pages: '591--611', year: '1965' },
  ),
  noncentral: article(
    'steiger2004',
    'Steiger, James H.',
    'Beyond the {F} test: effect size confidence intervals and tests of close fit in the analysis of variance and contrast analysis',
    'Psychological Methods',
    { volume: '9', number: '2', pages: '164--182', year: '2004' },
  ),
  eProcess: article(
    'ramdas2023',
    'Ramdas, Aaditya and Gr{\\"u}nwald, Peter and Vovk, Vladimir and Shafer, Glenn',
    'Game-theoretic statistics and safe anytime-valid inference',
    'Statistical Science',
    { volume: '38', number: '4', pages: '576--601', year: '2023' },
  ),
};

/** Each reference once, and the program itself. */
export function bibliography(analyses: readonly Analysis[], version: string): string {
  const methods = new Set(analyses.flatMap(methodsUsed));
  const program: Reference = {
    key: 'yates',
    kind: 'misc',
    fields: { title: '{Yates}: designed experiments over many {GPU} machines', note: `Version ${version}` },
  };
  return [...[...methods].map((method) => references[method]), program].map(entryText).join('\n');
}

function entryText({ key, kind, fields }: Reference): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return `@${kind}{${key},\n${lines.join('\n')}\n}\n`;
}
