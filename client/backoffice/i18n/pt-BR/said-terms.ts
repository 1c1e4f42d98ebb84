import type { termsTexts } from "../../../../shared/sentences/terms-texts.ts";
import type { Translation } from "../translation.ts";

/** What is wrong with the terms of a credit offer. */
export const ptSaidTerms: Translation<typeof termsTexts> = {
  most: "Deve ser no máximo %{most}.",
  least: "Deve ser no mínimo %{least}.",
  month_rate: "Deve ser de %{least} a %{most}% ao mês.",
  share: "Deve ser de %{least} a %{most}%.",
  above_approved: "Não pode ser mais que o valor aprovado.",
  fewer_than_fewest: "Não pode ser menos que a quantidade mínima.",
  each_installment: "Deve ser no mínimo %{least} por parcela.",
  future: "Deve estar no futuro.",
  within_year: "Deve estar dentro de um ano.",
};
