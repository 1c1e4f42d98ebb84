/** Lets what comes within a moment be done in one go. The moment begins with the first that comes. */
export class Gathering<Item, Outcome> {
  readonly #moment: () => Promise<unknown>;
  readonly #work: (items: readonly Item[]) => Promise<Outcome>;
  #open: { items: Item[]; outcome: Promise<Outcome> } | null = null;

  constructor(moment: () => Promise<unknown>, work: (items: readonly Item[]) => Promise<Outcome>) {
    this.#moment = moment;
    this.#work = work;
  }

  /** What came of it together with all others of the same moment. */
  add(item: Item): Promise<Outcome> {
    this.#open ??= this.#begin();
    this.#open.items.push(item);
    return this.#open.outcome;
  }

  #begin(): { items: Item[]; outcome: Promise<Outcome> } {
    const items: Item[] = [];
    const outcome = this.#moment().then(() => {
      this.#open = null;
      return this.#work(items);
    });
    return { items, outcome };
  }
}
