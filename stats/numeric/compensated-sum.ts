/**
 * Sums with an error that does not grow with their length (Neumaier 1974): the rounding error of every addition is
 * kept and added back at the end. Used where a sum of squares must hold 15 digits over thousands of rows.
 */
export class CompensatedSum {
  #sum = 0;
  #lost = 0;

  add(value: number): void {
    const sum = this.#sum + value;
    this.#lost += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - sum + value : value - sum + this.#sum;
    this.#sum = sum;
  }

  get value(): number {
    return this.#sum + this.#lost;
  }
}
