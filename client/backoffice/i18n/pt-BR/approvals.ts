import type { enApprovals } from "../en/approvals.ts";
import type { Translation } from "../translation.ts";

/** What is asked for above the limit, and the second person who decides. */
export const ptApprovals: Translation<typeof enApprovals> = {
  approvals: {
    title: "Aprovações",
    empty: "As solicitações acima do limite de uma loja esperam aqui por outra pessoa.",
    column: {
      what: "Solicitação",
      amount: "Valor",
      state: "Status",
      requested_by: "Por",
      requested: "Quando",
      payment: "Pagamento",
      merchant: "Loja",
      outcome: "Resultado",
    },
  },
  approval_kind: { refund: "Estorno" },
  approval_state: { waiting: "Aguardando", approved: "Aprovado", declined: "Recusado" },
  approval: {
    document_title: "Aprovação de %{amount}",
    heading: "Estorno solicitado",
    details: "O que foi solicitado",
    decided: "A decisão",
    id: "Id da solicitação",
    limit: "Limite da loja",
    payment: "Pagamento",
    reason: "Motivo",
    note: "Nota",
    requested_by: "Solicitado por",
    requested: "Solicitado em",
    decided_by: "Decidido por",
    decided_at: "Decidido em",
    decision_note: "Comentário da decisão",
    outcome: "Resultado",
    outcome_text: {
      pending: "Em andamento",
      succeeded: "Estornado",
      failed: "Recusado pela processadora",
      unknown: "Ainda sem resposta",
    },
    explained: {
      waiting:
        "Está acima do limite da loja e aguarda outra pessoa. O valor está separado, e nenhum dinheiro foi movimentado.",
      approved: "Outra pessoa aprovou.",
      declined: "Outra pessoa recusou. Nenhum dinheiro foi movimentado.",
    },
    approve: "Aprovar",
    approve_title: "Aprovar este estorno",
    approve_text:
      "O estorno de %{amount} é lançado na hora, e o dinheiro pode ser enviado ao pagador. Isso não pode ser desfeito.",
    approve_submit: "Aprovar %{amount}",
    approve_done: "O estorno foi aprovado.",
    decline: "Recusar",
    decline_title: "Recusar este estorno",
    decline_text: "Nenhum dinheiro é movimentado, e %{amount} pode ser estornado de novo. Quem solicitou vê o motivo.",
    decline_submit: "Recusar %{amount}",
    decline_done: "O estorno foi recusado.",
    waiting_on_payment: "%{name} solicitou o estorno de %{amount}. Outra pessoa precisa aprovar.",
    look: "Ver a solicitação",
    above_limit:
      "Está acima do limite da loja, de %{limit}; outra pessoa precisa aprovar. Prepare a transferência no seu banco e só a envie depois disso.",
    ask: "Solicitar estorno de %{amount}",
    asked: "Estorno de %{amount} solicitado. Outra pessoa precisa aprovar.",
  },
};
