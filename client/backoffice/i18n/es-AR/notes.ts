import type { enNotes } from "../en/notes.ts";
import type { Translation } from "../translation.ts";

/** What colleagues write to each other. */
export const esNotes: Translation<typeof enNotes> = {
  notes: {
    title: "Notas",
    none: "Nadie escribió nada todavía.",
    write: "Escribir una nota",
    text: "Nota",
    mention: "Para",
    mention_hint: "La encuentran en su bandeja.",
    submit: "Guardar nota",
    saved: "Nota guardada",
    blocked: "Tu rol lee notas y no escribe ninguna.",
    empty: "Escribí algo primero.",
    for: "Para %{names}",
    unsaved: "Todavía sin guardar",
    inbox: "Notas para vos",
    inbox_unread: "Notas para vos, %{smart_count} sin leer",
    inbox_empty: "Nadie te escribió todavía.",
    new: "Nueva",
    about: {
      payment: "Sobre un pago",
      customer: "Sobre un cliente",
      loan: "Sobre un préstamo",
    },
  },
};
