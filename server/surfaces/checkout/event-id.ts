import { createHash } from "node:crypto";
import { formatUuid, hexToShortUuid, shortUuidToHex } from "../../../shared/ids.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * The wire names events and requests by UUID and the domain by ids of its own: this turns one into
 * the other, always the same way. What is a UUID already stays.
 */
export function wireUuid(id: string): string {
  if (uuid.test(id)) return id;
  const bytes = new Uint8Array(createHash("sha256").update(id).digest().subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return formatUuid(bytes);
}

/** This wire names subscriptions and deliveries by the UUID inside of our own ids. */
export function uuidOf(ownId: string): string {
  const hex = shortUuidToHex(ownId.replace(/^[a-z]+_/, "")) ?? "";
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The way back from `uuidOf`; null for what is no UUID. */
export function ownIdOf(prefix: "whe" | "dlv" | "crd" | "stf" | "stl", uuidText: string): string | null {
  const short = hexToShortUuid(uuidText.toLowerCase().replaceAll("-", ""));
  return short === null ? null : `${prefix}_${short}`;
}
