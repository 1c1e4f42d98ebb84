import type { Words } from "../words/en.ts";

/** The processor has not answered yet. */
export function WaitingPanel({ words }: { words: Words }) {
  return (
    <section className="card panel waiting" role="status">
      <span className="spinner" aria-hidden="true" />
      <h2>{words.processing}</h2>
      <p className="muted">{words.processingHint}</p>
    </section>
  );
}
