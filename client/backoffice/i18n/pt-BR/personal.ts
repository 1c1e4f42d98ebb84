import type { enPersonal } from "../en/personal.ts";
import type { Translation } from "../translation.ts";

/** Details of people that are shown in full. */
export const ptPersonal: Translation<typeof enPersonal> = {
  reveal: {
    title: "Mostrar os dados por inteiro",
    text: "Os dados desta pessoa são mostrados a você uma vez. Que você os viu, quando e por quê fica no log de auditoria.",
    reason: "Por que você precisa deles?",
    reason_hint: "Por exemplo: pergunta por telefone onde está o estorno",
    reason_needed: "Informe o motivo antes",
    submit: "Mostrar dados",
    shown: "Dados por inteiro",
    nothing: "Nada se sabe desta pessoa.",
    left: "Você pode fazer isto mais %{smart_count} vez nesta hora. |||| Você pode fazer isto mais %{smart_count} vezes nesta hora.",
    left_none: "Esta foi a última vez nesta hora.",
    close: "Fechar",
    field: {
      name: "Nome",
      email: "E-mail",
      phone: "Telefone",
      external_id: "Id na loja",
      document: "Documento",
      company_document: "Documento da empresa",
      trading_name: "Nome fantasia",
    },
  },
  erasure: {
    title: "Eliminar este cliente",
    text: "Nome, contato, endereços, documentos, cartões guardados e as mensagens sobre este cliente são removidos de todos os pagamentos, checkouts e empréstimos. Valores e livros permanecem. Ninguém pode trazê-los de volta.",
    backup: "Os backups feitos antes ainda os contêm até que você os exclua.",
    reason: "Motivo",
    reason_hint: "Por exemplo: pediu por carta em 3 de março",
    reason_needed: "Informe o motivo antes",
    submit: "Eliminar em definitivo",
    done: "O cliente foi eliminado.",
  },
};
