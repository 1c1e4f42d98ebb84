import type { termsTexts } from "../../../../shared/sentences/terms-texts.ts";
import type { Translation } from "../translation.ts";

/** What is wrong with the terms of a credit offer. */
export const esSaidTerms: Translation<typeof termsTexts> = {
  most: "Tiene que ser %{most} como máximo.",
  least: "Tiene que ser %{least} como mínimo.",
  month_rate: "Tiene que estar entre %{least} y %{most} % mensual.",
  share: "Tiene que estar entre %{least} y %{most} %.",
  above_approved: "No puede superar el monto aprobado.",
  fewer_than_fewest: "No puede ser menos que la cantidad mínima.",
  each_installment: "Tiene que ser %{least} como mínimo por cada cuota.",
  future: "Tiene que estar en el futuro.",
  within_year: "Tiene que estar dentro de un año.",
};
