import { hexToShortUuid, shortUuidToHex } from "../ids.ts";

/** `cus_` and 22 characters inside, `cust_` and 32 hexadecimal digits on this wire. */
export function wireCustomerId(id: string): string {
  return `cust_${shortUuidToHex(id.replace(/^cus_/, "")) ?? ""}`;
}

/** The way back; null for text that names no customer. */
export function customerIdOf(wireId: string): string | null {
  const hex = /^cust_([0-9a-f]{32})$/.exec(wireId)?.[1];
  const short = hex === undefined ? null : hexToShortUuid(hex);
  return short === null ? null : `cus_${short}`;
}
