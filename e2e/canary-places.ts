import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where a value may turn up that somebody has given away without wanting to. */
export const places = ["database", "backup", "log", "metrics", "refusals"] as const;
export type Place = (typeof places)[number];

/** Where a value may be, and why. What is not named here may not be there. */
export type Allowed = Readonly<Partial<Record<Place, string>>>;

/** Of no use to anybody but whoever typed or was given it: it is hashed, sealed or never kept. */
const nowhere: Allowed = {};

const searchedFor: Allowed = {
  database: "people search for it; the disk is what is encrypted",
  backup: "it is the database",
};

/** What goes through the browser and the wires in the journey, by the name that its value has there. */
export const canaries = {
  password: nowhere,
  "mistyped password": nowhere,
  "card number": nowhere,
  "security code": nowhere,
  "seed of the second step": nowhere,
  "recovery code": nowhere,
  "session cookie": nowhere,
  "device cookie": nowhere,
  "secret of an API client": nowhere,
  "access token": nowhere,
  "signing secret": nowhere,
  "bytes of a document": nowhere,
  "master key": nowhere,
  "token of the monitoring": nowhere,
  name: searchedFor,
  "e-mail address": searchedFor,
  "phone number": searchedFor,
  CPF: searchedFor,
} as const satisfies Readonly<Record<string, Allowed>>;
export type Canary = keyof typeof canaries;

/** Every file of the data folder but the one that holds the key, as one text. */
export function readFolder(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "master.key")
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1"))
    .join("\n");
}

/** `place: canary` for each that was found where it may not be. */
export function leaks(
  values: Readonly<Record<Canary, string>>,
  contents: Readonly<Record<Place, string>>,
): readonly string[] {
  const names = Object.keys(canaries) as Canary[];
  return places.flatMap((place) =>
    names
      .filter((name) => canaries[name][place] === undefined)
      .filter((name) => formsOf(values[name]).some((form) => contents[place].includes(form)))
      .map((name) => `${place}: ${name}`),
  );
}

/** As text, as a browser sends it in an address, and as the bytes of a file are read. */
function formsOf(value: string): string[] {
  return [value, encodeURIComponent(value), Buffer.from(value, "utf8").toString("latin1")];
}
