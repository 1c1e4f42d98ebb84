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

const dayMs = 86_400_000;
const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, "0"));
let day = Number.NaN;
let dayText = "";

/** Epoch milliseconds as an instant. A history has thirty of them per payment, nearly all of one day after another. */
export function instant(ms: number): string {
  const ofDay = ms % dayMs;
  if (ms - ofDay !== day) {
    day = ms - ofDay;
    dayText = new Date(day).toISOString().slice(0, 11);
  }
  const seconds = Math.floor(ofDay / 1000);
  const minutes = Math.floor(seconds / 60);
  const time = `${twoDigits[Math.floor(minutes / 60)] ?? ""}:${twoDigits[minutes % 60] ?? ""}:${twoDigits[seconds % 60] ?? ""}`;
  return `${dayText}${time}.${String(ofDay % 1000).padStart(3, "0")}Z`;
}

/** `Nordlys Interiør AS` as `https://nordlys-interior.example`, a name that belongs to nobody (RFC 2606). */
export function shopUrlOf(accountName: string): string {
  const plain = accountName.toLowerCase().replaceAll("ø", "o").replaceAll("å", "a").replaceAll("æ", "ae");
  const words = plain
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[^a-z0-9]+/);
  const name = words
    .filter((word) => word !== "" && word !== "as" && word !== "ab")
    .join("-")
    .slice(0, 50);
  return `https://${name === "" ? "shop" : name}.example`;
}
