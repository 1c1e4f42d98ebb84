import type { enListTools } from "../en/list-tools.ts";
import type { Translation } from "../translation.ts";

export const nbListTools: Translation<typeof enListTools> = {
  columns: {
    open: "Kolonner",
    title: "Kolonner i denne listen",
    note: "Skjulte kolonner eksporteres likevel.",
  },
  views: {
    open: "Visninger",
    title: "Lagrede visninger",
    none: "Ingen ennå. Filtrer listen og lagre den under et navn.",
    mine: "Din",
    team: "Teamets, av %{name}",
    mine_team: "Din, for teamet",
    count: "%{count} rader",
    opens_first: "Åpnes først",
    open_first: "Åpne listen med «%{name}»",
    not_first: "Ikke åpne listen med «%{name}» lenger",
    delete_title: "Slette visningen?",
    delete_text: "«%{name}» forsvinner for alle som bruker den. Radene i listen forblir som de er.",
    delete_submit: "Slett visningen",
    deleted: "Visningen er slettet",
    save: "Lagre som ny visning",
    update: "Lagre filtrene i «%{name}»",
    save_title: "Lagre visningen",
    name: "Navn",
    for_team: "For hele teamet",
    for_team_hint: "Alle ser den; bare du kan endre den.",
    submit: "Lagre visningen",
    saved: "Visningen er lagret",
    name_missing: "Visningen trenger et navn.",
  },
};
