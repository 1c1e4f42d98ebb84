import { createHash } from "node:crypto";
import { formatUuid } from "../../shared/ids.ts";

/** The UUID by which the checkout wire names an operation's event: what the callbacks of a history carry. */
export function wireEventId(operationId: string): string {
  const bytes = new Uint8Array(createHash("sha256").update(operationId).digest().subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return formatUuid(bytes);
}
