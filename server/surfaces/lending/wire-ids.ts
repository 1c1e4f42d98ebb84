import { hexToShortUuid, shortUuidToHex } from "../../../shared/ids.ts";

export { customerIdOf, wireCustomerId } from "../../../shared/lending/customer-id.ts";

/** `whe_` and 22 characters inside, `we_` and 32 hexadecimal digits on this wire. */
export function wireEndpointId(id: string): string {
  return `we_${shortUuidToHex(id.replace(/^whe_/, "")) ?? ""}`;
}

/** The way back; null for text that names no endpoint. */
export function endpointIdOf(wireId: string): string | null {
  const hex = /^we_([0-9a-f]{32})$/.exec(wireId)?.[1];
  const short = hex === undefined ? null : hexToShortUuid(hex);
  return short === null ? null : `whe_${short}`;
}
