import type { loanTexts } from "../../../../shared/sentences/loan-texts.ts";
import type { Translation } from "../translation.ts";

/** Why a loan cannot be taken this step. */
export const esSaidLoan: Translation<typeof loanTexts> = {
  role_forbids: "Solo finanzas hace avanzar los préstamos.",
  needs: {
    generate_contract: "El contrato se hace una sola vez, cuando se aceptó el préstamo.",
    request_signatures: "Solo un contrato hecho y todavía no enviado se puede enviar a sus firmantes.",
    record_signature: "Las firmas se registran mientras el contrato las espera.",
    order_disbursement: "El dinero se ordena cuando todos firmaron.",
    confirm_disbursement: "No hay ningún desembolso que espere confirmación.",
  },
  never_signed: "Pruebas: nadie firma por un importe que termina en ,17.",
  live_gateway_missing:
    "Esta cuenta es de producción y no tiene configurado un gateway real, así que todavía no puede desembolsar.",
  called_off_late: "Dos personas soltaron el dinero; ya no se puede frenar.",
  already_confirmed: "Está confirmado y el banco está por informar el pago.",
  same_person: "Vos ordenaste este desembolso. Lo tiene que confirmar otra persona de finanzas.",
  ended: {
    active: "El préstamo está en curso: su dinero se desembolsó.",
    finished: "El préstamo se pagó por completo.",
    cancelled: "El préstamo se anuló.",
    error: "El préstamo falló y está cerrado.",
  },
};
