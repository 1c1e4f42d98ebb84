import type { Buyers } from "./buyers.ts";
import type { Cast } from "./life.ts";
import type { Random } from "./random.ts";
import type { SeedIds } from "./seed-ids.ts";

/** Everything that the history of one account is made from. */
export interface World {
  accountId: string;
  accountName: string;
  /** The shop's own site, without a trailing slash. */
  shopUrl: string;
  cast: Cast;
  /** Where the answers to sessions with a callback go. */
  callbackEndpointId: string;
  random: Random;
  ids: SeedIds;
  buyers: Buyers;
  /** The end of the history, epoch milliseconds. */
  untilMs: number;
  /** Orders are numbered from here. */
  firstOrderNumber: number;
}

/** Epoch milliseconds as an instant. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/** `Nordlys Interiør AS` as `https://nordlys-interior.example`, a name that belongs to nobody (RFC 2606). */
export function shopUrlOf(accountName: string): string {
  const plain = accountName.toLowerCase().replaceAll("ø", "o").replaceAll("å", "a").replaceAll("æ", "ae");
  const words = plain.normalize("NFD").replaceAll(/\p{M}/gu, "").split(/[^a-z0-9]+/);
  const name = words.filter((word) => word !== "" && word !== "as" && word !== "ab").join("-").slice(0, 50);
  return `https://${name === "" ? "shop" : name}.example`;
}
