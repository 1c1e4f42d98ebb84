import type { loanTexts } from "../../../../shared/sentences/loan-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a loan cannot be taken this step. */
export const ptSaidLoan: Translation<typeof loanTexts> = {
  role_forbids: "Só o financeiro faz os empréstimos avançarem.",
  needs: {
    generate_contract: "O contrato é feito uma vez, quando o empréstimo foi aceito.",
    request_signatures: "Só um contrato feito e ainda não enviado pode ser enviado aos signatários.",
    record_signature: "As assinaturas são registradas enquanto o contrato espera por elas.",
    order_disbursement: "O dinheiro é ordenado quando todos assinaram.",
    confirm_disbursement: "Não há desembolso esperando confirmação.",
  },
  never_signed: "Testes: ninguém assina um valor que termina em ,17.",
  live_gateway_missing:
    "Esta conta é de produção e não tem gateway real configurado, então ainda não pode desembolsar.",
  called_off_late: "Duas pessoas liberaram o dinheiro; não dá para chamá-lo de volta.",
  already_confirmed: "Foi confirmado, e o banco está para informar o pagamento.",
  same_person: "Você ordenou este desembolso. Outra pessoa do financeiro precisa confirmá-lo.",
  ended: {
    active: "O empréstimo está em andamento: o dinheiro foi desembolsado.",
    finished: "O empréstimo foi pago por inteiro.",
    cancelled: "O empréstimo foi cancelado.",
    error: "O empréstimo falhou e está encerrado.",
  },
};
