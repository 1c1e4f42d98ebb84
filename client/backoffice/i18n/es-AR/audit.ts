import type { enAudit } from "../en/audit.ts";
import type { Translation } from "../translation.ts";

/** The audit log. */
export const esAudit: Translation<typeof enAudit> = {
  audit: {
    title: "Registro de auditoría",
    empty: "Acá queda escrito lo que hacen las personas y los programas, desde el primer inicio de sesión.",
    column: { at: "Cuándo", who: "Quién", action: "Qué", object: "Sobre qué", outcome: "Resultado" },
    filter: { person: "Persona", action: "Acción", object: "Id del objeto", outcome: "Resultado", at: "Cuándo" },
    allowed: "Permitido",
    refused: "Denegado",
    actor: { staff: "Colega", merchant: "Servidor del comercio", payer: "Pagador", system: "Kontor" },
    entry: "Entrada %{id}",
    position: "Entrada %{position} de la cadena %{chain}",
    details: "Qué cambió y por qué",
    personal: "Datos personales de esta entrada",
    hash: "Huella digital",
    verify: "Verificar",
    verifying: "Verificando…",
    holds: "No se cambió ni se quitó nada: %{detail}.",
    broken: "El registro no es el que se escribió: %{detail}.",
  },
};
