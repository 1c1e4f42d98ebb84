import { useTranslate } from "react-admin";
import type { enAudit } from "./en-audit.ts";
import type { enBorrowers } from "./en-borrowers.ts";
import type { enDashboard } from "./en-dashboard.ts";
import type { enRates } from "./en-rates.ts";
import type { enNotes } from "./en-notes.ts";
import type { enOffers } from "./en-offers.ts";
import type { enListTools } from "./en-list-tools.ts";
import type { enLoans } from "./en-loans.ts";
import type { enPerson } from "./en-person.ts";
import type { enPersonal } from "./en-personal.ts";
import type { enPortfolio } from "./en-portfolio.ts";
import type { enSearch } from "./en-search.ts";
import type { enAccess } from "./en-access.ts";
import type { enStaff } from "./en-staff.ts";
import type { enUpkeep } from "./en-upkeep.ts";
import type { en } from "./en.ts";

type KeysOf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${KeysOf<Tree[Name]>}`;
}[keyof Tree & string];

/** Every message that exists; a wrong key does not compile. */
export type MessageKey =
  | KeysOf<typeof en>
  | KeysOf<typeof enAudit>
  | KeysOf<typeof enAccess>
  | KeysOf<typeof enBorrowers>
  | KeysOf<typeof enDashboard>
  | KeysOf<typeof enRates>
  | KeysOf<typeof enListTools>
  | KeysOf<typeof enLoans>
  | KeysOf<typeof enNotes>
  | KeysOf<typeof enOffers>
  | KeysOf<typeof enPerson>
  | KeysOf<typeof enPersonal>
  | KeysOf<typeof enPortfolio>
  | KeysOf<typeof enSearch>
  | KeysOf<typeof enStaff>
  | KeysOf<typeof enUpkeep>;

export type Words = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** `useTranslate` that knows our keys. */
export function useWords(): Words {
  return useTranslate() as Words;
}
