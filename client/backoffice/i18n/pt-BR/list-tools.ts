import type { enListTools } from "../en/list-tools.ts";
import type { Translation } from "../translation.ts";

export const ptListTools: Translation<typeof enListTools> = {
  columns: {
    open: "Colunas",
    title: "Colunas desta lista",
    note: "As colunas ocultas também são exportadas.",
  },
  views: {
    open: "Visualizações",
    title: "Visualizações salvas",
    none: "Nenhuma ainda. Filtre a lista e salve com um nome.",
    mine: "Sua",
    team: "Da equipe, por %{name}",
    mine_team: "Sua, para a equipe",
    count: "%{count} linhas",
    opens_first: "Abre primeiro",
    open_first: "Abrir a lista com “%{name}”",
    not_first: "Não abrir mais a lista com “%{name}”",
    delete_title: "Excluir esta visualização?",
    delete_text: "“%{name}” some para todos que a usam. As linhas da lista ficam como estão.",
    delete_submit: "Excluir visualização",
    deleted: "Visualização excluída",
    save: "Salvar como nova visualização",
    update: "Salvar filtros em “%{name}”",
    save_title: "Salvar esta visualização",
    name: "Nome",
    for_team: "Para toda a equipe",
    for_team_hint: "Todos a veem; só você pode alterá-la.",
    submit: "Salvar visualização",
    saved: "Visualização salva",
    name_missing: "A visualização precisa de um nome.",
  },
};
