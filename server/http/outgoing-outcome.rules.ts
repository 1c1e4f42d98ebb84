/** How one outgoing call ended, in one word. */
export type OutgoingOutcome =
  | "delivered"
  | "http_error"
  | "redirect"
  | "timeout"
  | "too_slow"
  | "connection_refused"
  | "connection_reset"
  | "unreachable"
  | "dns_error"
  | "tls_error"
  | "address_refused"
  | "bad_response";

/** Success is 2xx alone; redirects are answers like any other and are not followed. */
export function outcomeOfCode(code: number): OutgoingOutcome {
  if (code >= 200 && code < 300) return "delivered";
  return code >= 300 && code < 400 ? "redirect" : "http_error";
}

const outcomeByCode: Readonly<Record<string, OutgoingOutcome>> = {
  ADDRESS_REFUSED: "address_refused",
  ECONNREFUSED: "connection_refused",
  ECONNRESET: "connection_reset",
  EPIPE: "connection_reset",
  UND_ERR_SOCKET: "connection_reset",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  ENOTFOUND: "dns_error",
  EAI_AGAIN: "dns_error",
  EAI_FAIL: "dns_error",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  EPROTO: "tls_error",
  UND_ERR_HEADERS_OVERFLOW: "bad_response",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "bad_response",
};

/** What OpenSSL and Node call a certificate or a handshake that will not do. */
const tlsCodes =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|CRL_)/;

/** An answer that nobody asked for, 100 or 101, has the code of a broken connection and says so in its text alone. */
const unaskedAnswer = /^bad (response|upgrade)$/;

/** Names the failure of a call that brought no whole answer. */
export function outcomeOfError(error: unknown): OutgoingOutcome {
  if (error instanceof Error && unaskedAnswer.test(error.message)) return "bad_response";
  const code = errorCode(error);
  const known = outcomeByCode[code];
  if (known !== undefined) return known;
  if (tlsCodes.test(code)) return "tls_error";
  const isUnreadable = code.startsWith("HPE_") || (error instanceof Error && error.name === "HTTPParserError");
  return isUnreadable ? "bad_response" : "connection_reset";
}

/** The code of the innermost error that has one; trying several addresses wraps them in one error. */
function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return errorCode(error.cause);
}
