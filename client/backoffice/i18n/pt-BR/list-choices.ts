import type { enListChoices } from "../en/list-choices.ts";
import type { Translation } from "../translation.ts";

/** How a person has their lists: columns, their order, and what can be done to a view. */
export const ptListChoices: Translation<typeof enListChoices> = {
  list_choice: {
    up: "Mover “%{name}” para cima",
    down: "Mover “%{name}” para baixo",
    reset: "Restaurar colunas",
    not_kept: "O Kontor não conseguiu guardar isso. A lista está como antes.",
    more: "Alterar “%{name}”",
    rename: "Renomear …",
    rename_title: "Renomear esta visualização",
    rename_submit: "Renomear visualização",
    renamed: "Visualização renomeada",
    share: "Compartilhar com a equipe",
    shared: "A equipe vê a visualização",
    unshare: "Manter só para você",
    unshared: "Só você vê a visualização",
    delete: "Excluir …",
  },
  stale: {
    failed: "Lido %{age}. Não foi possível ler de novo.",
    paused: "Lido %{age}. As atualizações ao vivo estão pausadas.",
    read_again: "Ler de novo",
  },
};
