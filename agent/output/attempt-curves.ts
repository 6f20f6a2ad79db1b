import { encodeCurvesSync } from '../../base/curve/curve-file.ts';
import { CurveRecorder } from '../../base/curve/curve-recorder.ts';

/** What one attempt reports over its steps, from the beginning of the attempt on. */
export class AttemptCurves {
  readonly #recorder = new CurveRecorder();
  readonly #sinceMs = performance.now();

  record(step: number, metrics: Readonly<Record<string, number>>): void {
    this.#recorder.record(step, metrics, Math.round(performance.now() - this.#sinceMs));
  }

  /** As they are sent to the coordinator; undefined where nothing was reported. */
  encode(): Uint8Array | undefined {
    return this.#recorder.isEmpty ? undefined : encodeCurvesSync(this.#recorder.curves());
  }
}
