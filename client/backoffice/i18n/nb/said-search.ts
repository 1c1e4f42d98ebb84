import type { searchTexts } from "../../../../shared/sentences/search-texts.ts";
import type { Translation } from "../translation.ts";

/** Which part of a search cannot be read, and what to write instead. */
export const nbSaidSearch: Translation<typeof searchTexts> = {
  operator_unknown:
    "«%{operator}:» er ikke noe å søke på. Sett teksten i anførselstegn for å lete etter den som den er.",
  operator_near: "«%{operator}:» er ukjent. Mente du «%{suggestion}:»?",
  value_missing: "«%{operator}:» må ha en verdi etter kolonet.",
  value_unknown: "«%{text}» er ingen verdi for «%{operator}:». Kjente er %{known}.",
  value_near: "«%{text}» er ingen verdi for «%{operator}:». Mente du «%{suggestion}»?",
  amount_unreadable: "«%{text}» er ikke et beløp. Skriv 100, >=100 eller 10..20, i hele enheter av valutaen.",
  amount_without_currency: "«amount:%{text}» må ha en valuta: legg til currency:NOK, eller skriv amount:%{text}NOK.",
  date_unreadable:
    "«%{text}» er ikke et tidspunkt. Skriv 2026-01, 2026-01-15, 2026-01.., today, yesterday, 7d eller 30d.",
  count_unreadable: "«%{text}» er ikke et antall dager. Skriv 30, >=30 eller 30..60.",
  currency_unreadable: "«%{text}» er ikke en valuta. Skriv tre bokstaver, som NOK.",
  not_excludable: "«%{operator}:» kan ikke utelates. Det kan: -status:, -method:, -api: og -type:.",
  word_excluded: "Ord kan ikke utelates. Sett «%{text}» i anførselstegn for å lete etter det som det er.",
};
