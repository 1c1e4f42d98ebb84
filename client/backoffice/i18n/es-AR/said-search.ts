import type { searchTexts } from "../../../../shared/sentences/search-texts.ts";
import type { Translation } from "../translation.ts";

/** Which part of a search cannot be read, and what to write instead. */
export const esSaidSearch: Translation<typeof searchTexts> = {
  operator_unknown:
    "“%{operator}:” no es algo por lo que se pueda buscar. Poné el texto entre comillas para buscarlo tal cual.",
  operator_near: "“%{operator}:” no se conoce. ¿Quisiste decir “%{suggestion}:”?",
  value_missing: "“%{operator}:” necesita un valor después de los dos puntos.",
  value_unknown: "“%{text}” no es un valor de “%{operator}:”. Se conocen %{known}.",
  value_near: "“%{text}” no es un valor de “%{operator}:”. ¿Quisiste decir “%{suggestion}”?",
  amount_unreadable: "“%{text}” no es un importe. Escribí 100, >=100 o 10..20, en unidades enteras de la moneda.",
  amount_without_currency: "“amount:%{text}” necesita una moneda: agregá currency:NOK o escribí amount:%{text}NOK.",
  date_unreadable: "“%{text}” no es una fecha. Escribí 2026-01, 2026-01-15, 2026-01.., today, yesterday, 7d o 30d.",
  count_unreadable: "“%{text}” no es una cantidad de días. Escribí 30, >=30 o 30..60.",
  currency_unreadable: "“%{text}” no es una moneda. Escribí tres letras, como NOK.",
  not_excludable: "“%{operator}:” no se puede excluir. Se puede: -status:, -method:, -api: y -type:.",
  word_excluded: "Las palabras no se pueden excluir. Poné “%{text}” entre comillas para buscarlo tal cual.",
};
