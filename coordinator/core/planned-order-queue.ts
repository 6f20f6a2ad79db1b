/**
 * Positions in the run sheet, lowest first: a binary heap without duplicates. A retry goes back to its planned place, so
 * blocks stay together. Push and pop cost O(log n).
 *
 * A trial that stops being queued stays in here until it is popped; whoever pops checks its status. So leaving the queue
 * costs nothing, and replaying a log needs no search.
 */
export class PlannedOrderQueue {
  readonly #heap: number[] = [];
  /** 1 at each position that is in the heap. */
  #present = new Uint8Array(64);

  push(position: number): void {
    if (this.#present[position] === 1) return;
    if (position >= this.#present.length) this.#makeRoom(position);
    this.#present[position] = 1;
    const heap = this.#heap;
    let hole = heap.length;
    heap.push(position);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = heap[parent] as number;
      if (above <= position) break;
      heap[hole] = above;
      hole = parent;
    }
    heap[hole] = position;
  }

  pop(): number | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return undefined;
    this.#present[top] = 0;
    if (heap.length === 0) return top;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child++;
      const below = heap[child] as number;
      if (below >= last) break;
      heap[hole] = below;
      hole = child;
    }
    heap[hole] = last;
    return top;
  }

  #makeRoom(position: number): void {
    const larger = new Uint8Array(Math.max(position + 1, 2 * this.#present.length));
    larger.set(this.#present);
    this.#present = larger;
  }
}
