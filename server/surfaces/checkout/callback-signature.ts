import { createHmac } from "node:crypto";

interface SignedCall {
  secret: Buffer;
  unixSeconds: number;
  accountId: string;
  method: string;
  url: string;
}

/**
 * The `Dintero-Signature` of a call: HMAC-SHA256 over time, account, method, host name without port,
 * path, and the query sorted by name and form-encoded. The body is not covered.
 */
export function callbackSignature({ secret, unixSeconds, accountId, method, url }: SignedCall): string {
  const { hostname, pathname, searchParams } = new URL(url);
  const query = new URLSearchParams(searchParams);
  query.sort();
  const text = [unixSeconds, accountId, method, hostname, pathname, query.toString()].join("\n");
  const digest = createHmac("sha256", secret).update(text).digest("hex");
  return `t=${unixSeconds},v0-hmac-sha256=${digest}`;
}
