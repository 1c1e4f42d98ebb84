import type { resendTexts } from "../../../../shared/sentences/resend-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a delivery is not simply sent again. */
export const ptSaidResend: Translation<typeof resendTexts> = {
  endpoint_deleted: "O endpoint desta entrega foi excluído.",
  payload_expired: "A mensagem passou do prazo de retenção e foi removida: não resta nada para enviar.",
  endpoint_disabled: "O endpoint está desativado. Ative-o e depois reenvie.",
  scheduled: "Ela ainda está sendo tentada sozinha. Forçar não espera a próxima tentativa.",
  already_delivered: "Já foi entregue. Forçar faz o receptor receber o mesmo evento duas vezes.",
};
