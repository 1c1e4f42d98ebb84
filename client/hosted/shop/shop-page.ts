type Facts = Readonly<Record<string, unknown>>;

/** The shop's own page, when this one is shown inside of it or in a window that it opened. */
export interface ShopPage {
  place: "alone" | "frame" | "pop_out";
  say(type: string, facts?: Facts): void;
  /** Calls back with every message of that type that the shop sends; returns the function that ends it. */
  listen(type: string, heard: (facts: Facts) => void): () => void;
  /** Says something that the shop has to answer; null when it does not in time. */
  ask(question: string, answer: string, facts: Facts): Promise<Facts | null>;
}

/** A person is waiting: after this long, in milliseconds, a shop that said nothing says no. */
const answerWithinMs = 30_000;

export function shopPage(sessionId: string, role: string, page: Window = window): ShopPage {
  const { place, other } = partner(role, page);
  const context = place === "pop_out" ? { context: "popOut" } : {};

  function say(type: string, facts: Facts = {}): void {
    // Any shop may show the page; who has its address may know what it says.
    other?.postMessage({ type, sid: sessionId, ...context, ...facts }, "*");
  }

  function listen(type: string, heard: (facts: Facts) => void): () => void {
    const receive = (event: MessageEvent<unknown>) => {
      if (other === null || event.source !== other) return;
      const { data } = event;
      if (typeof data !== "object" || data === null) return;
      const facts = data as Facts;
      if (facts["type"] === type && facts["sid"] === sessionId) heard(facts);
    };
    page.addEventListener("message", receive);
    return () => page.removeEventListener("message", receive);
  }

  function ask(question: string, answer: string, facts: Facts): Promise<Facts | null> {
    return new Promise((resolve) => {
      const settle = (heard: Facts | null) => {
        page.clearTimeout(timer);
        stop();
        resolve(heard);
      };
      const stop = listen(answer, settle);
      const timer = page.setTimeout(() => settle(null), answerWithinMs);
      say(question, facts);
    });
  }

  return { place, say, listen, ask };
}

function partner(role: string, page: Window): { place: ShopPage["place"]; other: Window | null } {
  if (page.parent !== page) return { place: "frame", other: page.parent };
  const opener = page.opener as Window | null;
  return role === "pop_out" && opener !== null ? { place: "pop_out", other: opener } : { place: "alone", other: null };
}

/** The frame has no height of its own: it follows what the page needs. Returns the function that stops it. */
export function followHeight(shop: ShopPage, element: HTMLElement): () => void {
  if (shop.place !== "frame") return () => undefined;
  const observer = new ResizeObserver(() => shop.say("HeightChanged", { height: Math.ceil(element.scrollHeight) }));
  observer.observe(element);
  return () => observer.disconnect();
}
