import type { enBorrowers } from "../../i18n/en/borrowers.ts";
import type { Words } from "../../i18n/use-words.ts";
import { kycLabel } from "../../../../shared/lending/kyc-template.ts";

type KnownItem = keyof (typeof enBorrowers)["kyc_item"];

const known: Readonly<Record<KnownItem, true>> = {
  ccmei: true,
  ei_registration_requirement: true,
  articles_of_association: true,
  eireli_incorporation_statement: true,
  income_statement: true,
  cnh: true,
  identity: true,
  identity_card_front: true,
  identity_card_back: true,
  proof_of_address: true,
  selfie: true,
  biometrics: true,
  name: true,
  email: true,
  phone: true,
  cnpj: true,
  trading_name: true,
};

/** What is asked for, in the words of the back office. */
export function itemName(words: Words, type: string): string {
  return Object.hasOwn(known, type) ? words(`kyc_item.${type as KnownItem}`) : kycLabel(type);
}
