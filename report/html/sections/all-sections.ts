import type { ReportData } from '../report-data.ts';
import { bestSection } from './best.ts';
import { cellsSection } from './cells.ts';
import { curvesSection } from './curves.ts';
import { designSection } from './design.ts';
import { diagnosticsSection } from './diagnostics.ts';
import { effectsSection } from './effects.ts';
import { missingSection } from './missing.ts';
import { paperSection } from './paper.ts';
import { picturesSection } from './pictures.ts';
import { provenanceSection } from './provenance.ts';
import type { Section } from './section.ts';
import { sharesSection } from './shares.ts';
import { sweepsSection } from './sweeps.ts';
import { verdictSection } from './verdict.ts';

/** Undefined where there is nothing to show. */
type MakeSection = (data: ReportData) => Section | undefined;

const makers: readonly MakeSection[] = [
  verdictSection,
  sharesSection,
  effectsSection,
  sweepsSection,
  cellsSection,
  curvesSection,
  bestSection,
  picturesSection,
  missingSection,
  diagnosticsSection,
  designSection,
  provenanceSection,
  paperSection,
];

/** In the order of a reader's questions: what was found, how sure it is, how it was done. */
export const sectionsOf = (data: ReportData): Section[] => makers.flatMap((make) => make(data) ?? []);
