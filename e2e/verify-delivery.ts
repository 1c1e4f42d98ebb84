import { createHmac, timingSafeEqual } from "node:crypto";
import { Webhook, WebhookVerificationError } from "standardwebhooks";
import type { ReceivedCall } from "./receiver.ts";

export type Dialect = "standard" | "payments" | "checkout-hook" | "checkout-callback";

interface Expectation {
  dialect: Dialect;
  secret: string;
  /** What the receiver's clock showed when the call arrived. */
  arrivedAt: Date;
  /** Of callbacks, which sign it. */
  accountId?: string;
}

const toleranceSeconds = 300;

/** Whether the secret signed the call, by the documentation's words and by no code of the server's. */
export function isSignedWith(call: ReceivedCall, { dialect, secret, arrivedAt, accountId = "" }: Expectation): boolean {
  const nowSeconds = arrivedAt.getTime() / 1000;
  switch (dialect) {
    case "standard":
      return byItsLibrary(call, secret, arrivedAt);
    case "payments": {
      const [, seconds = "", list = ""] = /^t=(\d+),(.+)$/.exec(call.headers["x-webhook-signature"] ?? "") ?? [];
      const digest = createHmac("sha256", secret).update(`${seconds}.${call.body}`).digest("hex");
      const isNamed = seconds === call.headers["x-webhook-timestamp"];
      const isAny = list.split(",").some((part) => isSame(part, `v1=${digest}`) || isSame(part, `v2=${digest}`));
      return isNamed && isAny && isRecent(seconds, nowSeconds);
    }
    case "checkout-hook":
      return isSame(
        call.headers["event-signature"] ?? "",
        createHmac("sha1", secret).update(call.body, "utf8").digest("hex"),
      );
    case "checkout-callback": {
      const header = call.headers["dintero-signature"] ?? "";
      const [, seconds = "", sent = ""] = /^t=(\d+),v0-hmac-sha256=([0-9a-f]{64})$/.exec(header) ?? [];
      const called = new URL(call.url, `http://${call.headers["host"] ?? ""}`);
      const sorted = [...called.searchParams].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      const query = new URLSearchParams(sorted).toString();
      const text = [seconds, accountId, call.method, called.hostname, called.pathname, query].join("\n");
      return isSame(sent, createHmac("sha256", secret).update(text).digest("hex")) && isRecent(seconds, nowSeconds);
    }
  }
}

function isRecent(seconds: string, nowSeconds: number): boolean {
  return Math.abs(nowSeconds - Number(seconds)) <= toleranceSeconds;
}

function isSame(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}

/** The library asks the clock of the process, which stands still for it at the time of arrival. */
function byItsLibrary(call: ReceivedCall, secret: string, arrivedAt: Date): boolean {
  const realNow = Date.now;
  Date.now = () => arrivedAt.getTime();
  try {
    new Webhook(secret).verify(call.body, call.headers);
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  } finally {
    Date.now = realNow;
  }
}
