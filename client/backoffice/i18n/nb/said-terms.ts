import type { termsTexts } from "../../../../shared/sentences/terms-texts.ts";
import type { Translation } from "../translation.ts";

/** What is wrong with the terms of a credit offer. */
export const nbSaidTerms: Translation<typeof termsTexts> = {
  most: "Kan være høyst %{most}.",
  least: "Må være minst %{least}.",
  month_rate: "Må være fra %{least} til %{most} % i måneden.",
  share: "Må være fra %{least} til %{most} %.",
  above_approved: "Kan ikke være mer enn det godkjente beløpet.",
  fewer_than_fewest: "Kan ikke være færre enn det laveste antallet.",
  each_installment: "Må være minst %{least} for hver termin.",
  future: "Må være i fremtiden.",
  within_year: "Må være innen ett år.",
};
