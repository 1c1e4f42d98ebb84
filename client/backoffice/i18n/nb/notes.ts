import type { enNotes } from "../en/notes.ts";
import type { Translation } from "../translation.ts";

export const nbNotes: Translation<typeof enNotes> = {
  notes: {
    title: "Notater",
    none: "Ingen har skrevet noe ennå.",
    write: "Skriv et notat",
    text: "Notat",
    mention: "Til",
    mention_hint: "De finner det i innboksen sin.",
    submit: "Lagre notatet",
    saved: "Notatet er lagret",
    blocked: "Rollen din kan lese notater, men ikke skrive dem.",
    empty: "Skriv noe først.",
    for: "Til %{names}",
    unsaved: "Ikke lagret ennå",
    inbox: "Notater til deg",
    inbox_unread: "Notater til deg, %{smart_count} uleste",
    inbox_empty: "Ingen har skrevet til deg ennå.",
    new: "Nytt",
    about: {
      payment: "Om en betaling",
      customer: "Om en kunde",
      loan: "Om et lån",
    },
  },
};
