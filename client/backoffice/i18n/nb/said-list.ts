import type { listTexts } from "../../../../shared/sentences/list-texts.ts";
import type { Translation } from "../translation.ts";

/** What a list cannot be asked. */
export const nbSaidList: Translation<typeof listTexts> = {
  refused: "Listen kan ikke vises slik: %{names}.",
  values_most: "Verdien må være tekst, med høyst %{most} verdier.",
  filter_unknown: "Dette er ikke et filter i denne listen; kjente er %{known}.",
  one_value: "Bare én verdi er mulig.",
  instant: "Verdien må være en dato eller et tidspunkt i UTC.",
  minor: "Verdien må være et helt antall minste enheter av valutaen.",
  whole: "Verdien må være et helt tall.",
  sort_unknown: "Listen kan sorteres etter %{known}, med - for synkende.",
  sort_one_currency: "Sortering etter beløp krever nøyaktig én valuta.",
  sort_of_search: "Søketreff vises med de nyeste først.",
  limit: "Verdien må være fra 1 til %{most}.",
  no_search: "Denne listen har ikke noe søk.",
  cursor: "Dette stedet kommer ikke fra denne listen.",
  cursor_foreign: "Stedet i listen kommer ikke fra denne listen. Åpne listen på nytt.",
  name_run: "Oppgi kjøringen som betalingene skal vises for.",
  name_shop: "Oppgi butikken som saldoen gjelder.",
};
