/** Floods from a process of its own, so that its work does not hold up the caller who is measured. */
import { floods, type Target } from './kinds.ts';

export interface FloodRequest {
  readonly name: string;
  readonly target: Target;
}

process.on('message', ({ name, target }: FloodRequest) => {
  void floods[name]?.(target).then(() => process.send?.('sent'));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
