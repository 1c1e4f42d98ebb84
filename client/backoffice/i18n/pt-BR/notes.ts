import type { enNotes } from "../en/notes.ts";
import type { Translation } from "../translation.ts";

export const ptNotes: Translation<typeof enNotes> = {
  notes: {
    title: "Notas",
    none: "Ninguém escreveu nada ainda.",
    write: "Escrever uma nota",
    text: "Nota",
    mention: "Para",
    mention_hint: "As pessoas a encontram na caixa de entrada.",
    submit: "Salvar nota",
    saved: "Nota salva",
    blocked: "Sua função lê notas, mas não escreve.",
    empty: "Escreva algo antes.",
    for: "Para %{names}",
    unsaved: "Ainda não salva",
    inbox: "Notas para você",
    inbox_unread: "Notas para você, não lidas: %{smart_count}",
    inbox_empty: "Ninguém escreveu para você ainda.",
    new: "Nova",
    about: {
      payment: "Sobre um pagamento",
      customer: "Sobre um cliente",
      loan: "Sobre um empréstimo",
    },
  },
};
