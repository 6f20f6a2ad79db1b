/** Simulated time: things happen in order of their time, and in order of planning where that is the same. */
interface Planned {
  readonly atMs: number;
  readonly order: number;
  readonly happen: () => void;
}

export class Schedule {
  readonly #heap: Planned[] = [];
  #planned = 0;
  nowMs: number;

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  after(delayMs: number, happen: () => void): void {
    this.at(this.nowMs + Math.max(0, delayMs), happen);
  }

  /** At this very time: a difference that is added again is rounded, and what was first could come second. */
  at(atMs: number, happen: () => void): void {
    const planned: Planned = { atMs, order: this.#planned++, happen };
    const heap = this.#heap;
    let hole = heap.length;
    heap.push(planned);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!isBefore(planned, heap[parent] as Planned)) break;
      heap[hole] = heap[parent] as Planned;
      hole = parent;
    }
    heap[hole] = planned;
  }

  /** Lets the next thing happen. @returns false when nothing is planned */
  next(): boolean {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return false;
    if (heap.length > 0) this.#sink(last);
    this.nowMs = top.atMs;
    top.happen();
    return true;
  }

  #sink(last: Planned): void {
    const heap = this.#heap;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Planned, heap[child] as Planned)) child++;
      if (!isBefore(heap[child] as Planned, last)) break;
      heap[hole] = heap[child] as Planned;
      hole = child;
    }
    heap[hole] = last;
  }
}

const isBefore = (left: Planned, right: Planned): boolean =>
  left.atMs < right.atMs || (left.atMs === right.atMs && left.order < right.order);
