/** What an address asks of the page; shops that embed it write most of this into the query. */
export interface PageAddress {
  sessionId: string;
  /** Null leaves the language to the shop's settings and the payer's browser. */
  language: string | null;
  /** `result` only tells how it ended; `launcher` stands in the shop's page while another window is paid in. */
  role: "checkout" | "launcher" | "pop_out" | "result";
  /** The shop wants a last look before anybody pays. */
  asksShopBeforePaying: boolean;
  /** The shop wants to hear of a new address before the page goes on. */
  asksShopAboutAddress: boolean;
  hidesTestMessage: boolean;
  /** In the shop's page, among its other things, rather than as a page of its own. */
  isInline: boolean;
  /** Nothing is shown yet: the shop decides whether the payer may go on. */
  isWaiting: boolean;
}

/** Reads `/v1/view/{id}`, or `?sid={id}` as embedding shops write it. */
export function readPageAddress(url: URL): PageAddress {
  const [, id] = /\/v1\/view\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  const query = url.searchParams;
  const isTrue = (name: string) => query.get(name) === "true";
  return {
    sessionId: id === undefined ? (query.get("sid") ?? "") : decodeURIComponent(id),
    language: query.get("language"),
    role: roleOf(url),
    asksShopBeforePaying: isTrue("client_side_validation"),
    asksShopAboutAddress: isTrue("client_side_address_callback"),
    hidesTestMessage: isTrue("hide_test_message"),
    isInline: query.get("ui") === "inline",
    isWaiting: isTrue("loader"),
  };
}

function roleOf(url: URL): PageAddress["role"] {
  if (/\/embedResult\/?$/.test(url.pathname)) return "result";
  const role = url.searchParams.get("role");
  if (role === "pop_out_launcher") return "launcher";
  return role === "pop_out_payment" ? "pop_out" : "checkout";
}
