import { useTranslate } from "react-admin";
import type { enBorrowers } from "./en-borrowers.ts";
import type { enDashboard } from "./en-dashboard.ts";
import type { enOffers } from "./en-offers.ts";
import type { enLoans } from "./en-loans.ts";
import type { enPerson } from "./en-person.ts";
import type { enPortfolio } from "./en-portfolio.ts";
import type { en } from "./en.ts";

type KeysOf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${KeysOf<Tree[Name]>}`;
}[keyof Tree & string];

/** Every message that exists; a wrong key does not compile. */
export type MessageKey =
  | KeysOf<typeof en>
  | KeysOf<typeof enBorrowers>
  | KeysOf<typeof enDashboard>
  | KeysOf<typeof enLoans>
  | KeysOf<typeof enOffers>
  | KeysOf<typeof enPerson>
  | KeysOf<typeof enPortfolio>;

export type Words = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** `useTranslate` that knows our keys. */
export function useWords(): Words {
  return useTranslate() as Words;
}
