/** What a span says besides its name. Nothing personal and nothing secret: ids of our own, patterns, codes, counts. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Where in the traces a span stands. */
export type Place =
  /** It is the call with this id, and begins its trace. */
  | { at: "request"; requestId: string }
  /** It comes of a call, maybe hours ago and in another process; of nobody's where the id is null. */
  | { at: "after"; requestId: string | null }
  /** It is a part of what is under way. Outside of any trace it is not told, or comes after `requestId` where that is given. */
  | { at: "here"; requestId?: string | null };

export interface SpanStart {
  name: string;
  kind: "server" | "client" | "internal";
  place: Place;
  facts?: Facts;
}

/** A piece of work with its beginning and its end. */
export interface Span {
  rename(name: string): void;
  add(facts: Facts): void;
  fail(): void;
  end(): void;
  /** Whatever begins `here` while this work runs is a part of it. */
  within<T>(work: () => T): T;
}

/** Tells whoever collects traces what was done, for how long and because of what. */
export interface Tracer {
  begin(start: SpanStart): Span;
  /** Runs what is nobody's part, although somebody's call has set it going. */
  apart<T>(work: () => T): T;
}

/** Of work that is told to nobody. */
export const noSpan: Span = {
  rename: () => undefined,
  add: () => undefined,
  fail: () => undefined,
  end: () => undefined,
  within: (work) => work(),
};

/** Where nobody collects. */
export const noTracer: Tracer = { begin: () => noSpan, apart: (work) => work() };

/** Runs `work` in a span that ends with it, and has failed when it throws. */
export async function traced<T>(tracer: Tracer, start: SpanStart, work: (span: Span) => Promise<T>): Promise<T> {
  const span = tracer.begin(start);
  try {
    return await span.within(() => work(span));
  } catch (error) {
    span.fail();
    throw error;
  } finally {
    span.end();
  }
}
