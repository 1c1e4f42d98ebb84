/** Lets what comes within a moment go on together, so that its writes share one commit. */
export class SharedMoment {
  readonly #lastsMs: number;
  #end: Promise<void> | null = null;

  constructor(lastsMs: number) {
    this.#lastsMs = lastsMs;
  }

  /** Resolves at the end of the moment, which begins with whoever asks first. */
  next(): Promise<void> {
    this.#end ??= new Promise((resolve) => {
      setTimeout(() => {
        this.#end = null;
        resolve();
      }, this.#lastsMs);
    });
    return this.#end;
  }
}
