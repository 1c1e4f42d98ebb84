import type { searchTexts } from "../../../../shared/sentences/search-texts.ts";
import type { Translation } from "../translation.ts";

/** Which part of a search cannot be read, and what to write instead. */
export const ptSaidSearch: Translation<typeof searchTexts> = {
  operator_unknown:
    "“%{operator}:” não é algo por que se possa buscar. Coloque o texto entre aspas para buscá-lo como está.",
  operator_near: "“%{operator}:” não é conhecido. Você quis dizer “%{suggestion}:”?",
  value_missing: "“%{operator}:” precisa de um valor depois dos dois-pontos.",
  value_unknown: "“%{text}” não é um valor de “%{operator}:”. São conhecidos %{known}.",
  value_near: "“%{text}” não é um valor de “%{operator}:”. Você quis dizer “%{suggestion}”?",
  amount_unreadable: "“%{text}” não é um valor. Digite 100, >=100 ou 10..20, em unidades inteiras da moeda.",
  amount_without_currency:
    "“amount:%{text}” precisa de uma moeda: acrescente currency:NOK ou digite amount:%{text}NOK.",
  date_unreadable: "“%{text}” não é uma data. Digite 2026-01, 2026-01-15, 2026-01.., today, yesterday, 7d ou 30d.",
  count_unreadable: "“%{text}” não é um número de dias. Digite 30, >=30 ou 30..60.",
  currency_unreadable: "“%{text}” não é uma moeda. Digite três letras, como NOK.",
  not_excludable: "“%{operator}:” não pode ser excluído. Podem: -status:, -method:, -api: e -type:.",
  word_excluded: "Palavras não podem ser excluídas. Coloque “%{text}” entre aspas para buscá-lo como está.",
};
