/** What a trial prints, newest last. */
import { plainLine } from '../../../base/plain-text.ts';
import type { Trial } from '../../../client/facts.ts';
import type { Area } from '../layout.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, blank, cutLines, muted, span, spread, strong } from '../spans.ts';
import { outputRows, type TrialOutput } from '../trial-output.ts';
import { trialName } from '../trial-name.ts';
import { stateGlyph } from './trial-state.ts';

/** The whole pane: the end, or what the user has scrolled back to. */
export function outputLines(trial: Trial, model: DashboardModel, area: Area, { glyphs }: Look): Line[] {
  const output = model.output?.trialId === trial.id ? model.output : undefined;
  const rows = outputRows(output, area.width);
  const shown = Math.max(1, area.height - 2);
  const back = Math.min(model.screen.trials.outputBack, Math.max(0, rows.length - shown));
  const end = rows.length - back;
  const name = [stateGlyph(trial.state, glyphs), span(' '), strong(trialName(trial, model.sweep?.spec))];
  const where = back === 0 ? muted(saying(trial, output)) : muted(`${back} newer lines below: G goes there`);
  return cutLines(
    [
      spread(name, [where], area.width, glyphs.ellipsis),
      blank,
      ...(rows.length === 0
        ? [[muted(nothingText(trial, output))]]
        : rows.slice(Math.max(0, end - shown), end).map((text): Line => [span(text)])),
    ],
    area,
    glyphs.ellipsis,
  );
}

function saying(trial: Trial, output: TrialOutput | undefined): string {
  if (output === undefined) return '';
  if (output.trouble !== '') return plainLine(output.trouble);
  const attempt = output.attempt > 1 ? `attempt ${output.attempt}, ` : '';
  return trial.state === 'leased' && output.isOpen ? `${attempt}following` : `${attempt}has ended`;
}

/** The last lines, for the trial's own page; empty where it has printed nothing. */
export function lastOutputLines(trial: Trial, { output }: DashboardModel, width: number): Line[] {
  const known = output?.trialId === trial.id ? output : undefined;
  const rows = outputRows(known, width).slice(-lastMax);
  if (rows.length === 0) return [];
  return [[muted('last output   l: all of it')], ...rows.map((text): Line => [span(text)]), blank];
}

const lastMax = 8;

function nothingText(trial: Trial, output: TrialOutput | undefined): string {
  if (trial.attempts === 0) return 'it has not begun: nothing is printed yet';
  if (output === undefined) return 'asking for the output';
  if (output.trouble !== '') return plainLine(output.trouble);
  return output.isOpen ? 'nothing is printed yet' : 'no output of it was kept';
}
