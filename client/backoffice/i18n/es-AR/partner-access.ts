import type { enPartnerAccess } from "../en/partner-access.ts";
import type { Translation } from "../translation.ts";

/** How partners' servers get in: access tokens, ages of secrets, and how often they may call. */
export const esPartnerAccess: Translation<typeof enPartnerAccess> = {
  token_calls: {
    title: "Registro de tokens",
    empty: "Cada solicitud de un token de acceso, concedida o rechazada, queda en esta lista durante 90 días.",
    back: "Clientes de API",
    column: {
      at: "Cuándo",
      client: "Cliente de API",
      api: "Para",
      outcome: "Resultado",
      ip: "Desde",
      expires: "Válido hasta",
    },
    filter: { client: "Id del cliente", ip: "Dirección" },
    unknown: "Cliente desconocido",
    none: "Sin id de cliente",
  },
  token_outcome: {
    issued: "Token emitido",
    unknown_client: "Cliente desconocido",
    wrong_secret: "Secreto incorrecto",
    revoked: "Cliente borrado",
    expired: "Cliente vencido",
    other_api: "Cliente de otra API",
    other_audience: "No es para esa cuenta",
    wrong_grant_type: "Tipo de concesión incorrecto",
  },
  credential_care: {
    filter: "Necesita atención",
    log: "Registro de tokens",
    secret_since: "Secreto creado",
    concern: { old: "Secreto antiguo", never_used: "Nunca usado", unused: "Sin uso reciente" },
    told: {
      old: "El secreto tiene %{days} días. Renovalo al menos cada 90 días.",
      never_used: "Nadie usó este cliente desde que se creó hace %{days} días. Borralo si nadie lo necesita.",
      unused: "Nadie usa este cliente desde hace %{days} días. Borralo si ya nadie lo necesita.",
    },
    tokens: "Solicitudes de token recientes",
    no_tokens: "Nadie solicitó un token de acceso con este cliente en los últimos 90 días.",
    all_tokens: "Todas las solicitudes de token",
  },
  partner_filter: {
    partner: "Cliente de API",
    environment: "Entorno",
    environments: { live: "Producción", sandbox: "Pruebas" },
  },
  call_limit: {
    title: "Límite de llamadas",
    usual: "%{calls} llamadas por minuto, compartidas entre todos los clientes de la cuenta. Es el límite habitual.",
    own: "%{calls} llamadas por minuto solo para este cliente.",
    change: "Cambiar límite",
    text: "La próxima llamada ya sigue el límite nuevo. Se informa en los encabezados de cada respuesta.",
    own_choice: "Un límite propio",
    usual_choice: "El límite habitual (%{calls} por minuto, compartidas)",
    choice: "Límite",
    calls: "Llamadas por minuto",
    calls_hint: "Un número entero de %{min} a %{max}.",
    reason: "Motivo",
    reason_hint: "Queda en el registro de auditoría.",
    missing: { calls: "Escribí cuántas llamadas por minuto.", reason: "Escribí el motivo." },
    saved: "Se cambió el límite.",
  },
};
