import type { listTexts } from "../../../../shared/sentences/list-texts.ts";
import type { Translation } from "../translation.ts";

/** What a list cannot be asked. */
export const ptSaidList: Translation<typeof listTexts> = {
  refused: "A lista não pode ser pedida assim: %{names}.",
  values_most: "Deve ser texto, com no máximo %{most} valores.",
  filter_unknown: "Não é um filtro desta lista; os conhecidos são %{known}.",
  one_value: "Aceita um único valor.",
  instant: "Deve ser uma data ou um instante em UTC.",
  minor: "Deve ser um número inteiro de unidades mínimas da moeda.",
  whole: "Deve ser um número inteiro.",
  sort_unknown: "A lista é ordenada por %{known}, com - para a ordem decrescente.",
  sort_one_currency: "Para ordenar por valor é preciso exatamente uma moeda.",
  sort_of_search: "Os resultados de uma busca vêm com os mais novos primeiro.",
  limit: "Deve ser de 1 a %{most}.",
  no_search: "Esta lista não tem busca.",
  cursor: "Esse ponto não vem desta lista.",
  cursor_foreign: "O ponto na lista não vem desta lista. Abra-a de novo.",
  name_run: "Informe a execução cujos pagamentos são mostrados.",
  name_shop: "Informe a loja cujo saldo é mostrado.",
};
