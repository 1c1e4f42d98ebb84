import type { enPerson } from "../en/person.ts";
import type { Translation } from "../translation.ts";

/** Everything that one person has to do with an account, on one page. */
export const ptPerson: Translation<typeof enPerson> = {
  customer: {
    erase: "Eliminar cliente",
    erased: "Eliminado",
    erased_text: "Todos os dados pessoais foram removidos em %{when}. Valores e livros ficaram como estavam.",
    document_title: "Cliente %{name}",
    details: "Detalhes",
    id: "Id do cliente",
    no_payments: "Este cliente não tem pagamentos.",
    no_sessions: "Este cliente não tem sessões.",
  },
  person: {
    all: "Ver tudo (%{count})",
    capped: "Os números são dos registros mais novos (%{count}).",
    captured: "%{amount} capturados",
    refunded: "%{amount} estornados",
    reserved: "%{amount} autorizados",
    completed: "%{completed} de %{count} concluídas, %{amount}",
    review: "Análise cadastral",
    open_review: "Abrir a análise cadastral",
    declared_name: "Nome declarado",
    items: "O que é exigido",
    items_approved: "%{approved} de %{asked} aprovados",
    items_waiting: "%{approved} de %{asked} aprovados, %{submitted} a analisar",
    no_offers: "Este cliente não tem ofertas de crédito.",
    offer: "A %{rate} ao mês",
    no_open_offers: "Nenhuma pode ser contratada agora",
    open_offers: "Uma pode ser contratada, %{amount} |||| %{smart_count} podem ser contratadas, %{amount}",
    no_loans: "Este cliente não tem empréstimos.",
    no_running_loans: "Nenhum em curso agora",
    running_loans: "Um em curso, %{amount} de saldo devedor |||| %{smart_count} em curso, %{amount} de saldo devedor",
    late_loans: "um em atraso |||| %{smart_count} em atraso",
    loan_without_contract: "Sem contrato ainda",
  },
};
