import type { enAudit } from "../en/audit.ts";
import type { Translation } from "../translation.ts";

/** The audit log. */
export const nbAudit: Translation<typeof enAudit> = {
  audit: {
    title: "Revisjonslogg",
    empty: "Alt som personer og programmer gjør her, loggføres fra første innlogging.",
    column: { at: "Når", who: "Hvem", action: "Handling", object: "Gjelder", outcome: "Utfall" },
    filter: { person: "Person", action: "Handling", object: "Objekt-ID", outcome: "Utfall", at: "Når" },
    allowed: "Tillatt",
    refused: "Avvist",
    actor: { staff: "Kollega", merchant: "Butikkens server", payer: "Betaler", system: "Kontor" },
    entry: "Oppføring %{id}",
    position: "Oppføring %{position} i kjeden %{chain}",
    details: "Hva som ble endret, og hvorfor",
    personal: "Personopplysninger i oppføringen",
    hash: "Fingeravtrykk",
    verify: "Kontroller",
    verifying: "Kontrollerer …",
    holds: "Ingenting er endret eller fjernet: %{detail}.",
    broken: "Loggen er ikke slik den ble skrevet: %{detail}.",
  },
};
