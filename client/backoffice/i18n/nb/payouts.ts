import type { enPayouts } from "../en/payouts.ts";
import type { Translation } from "../translation.ts";

/** Money that shops ask to be paid. */
export const nbPayouts: Translation<typeof enPayouts> = {
  payouts: {
    title: "Utbetalinger",
    empty: "Det butikker ber om å få utbetalt fra saldoen, vises her.",
    search: "Søk på ID, referanse",
    column: {
      receiver: "Mottaker",
      amount: "Beløp",
      state: "Status",
      created: "Bedt om",
      reference: "Butikkens referanse",
      attempts: "Forsøk",
      merchant: "Butikk",
    },
  },
  payout_state: {
    awaiting_approval: "Venter på godkjenning",
    pending: "Skal sendes",
    processing: "På vei",
    completed: "Betalt",
    failed: "Mislykket",
  },
  payout: {
    document_title: "Utbetaling %{amount}",
    details: "Detaljer",
    id: "Utbetalings-ID",
    bank_trx_id: "Bankens ID",
    destination: "Går til",
    tax_id: "Skatte-ID",
    receiver: "Mottaker",
    decided_by: "Avgjort av",
    next_attempt: "Neste forsøk",
    submitted: "Sendt",
    completed: "Avsluttet",
    explained: {
      awaiting_approval:
        "Den er over butikkens grense og venter på en person i økonomi. Beløpet er allerede trukket fra butikkens saldo.",
      pending: "Den sendes i løpet av sekunder. Beløpet er allerede trukket fra butikkens saldo.",
      processing: "Banken har den og har ikke bekreftet den ennå.",
      completed: "Banken har betalt den.",
      failed:
        "Den ble ikke betalt, og beløpet er tilbake på butikkens saldo. For å prøve igjen ber butikken om en ny utbetaling.",
    },
    approve: "Godkjenn",
    approve_title: "Godkjenn utbetalingen",
    approve_text: "%{amount} sendes til %{receiver} straks. Dette kan ikke angres.",
    approve_submit: "Godkjenn %{amount}",
    approve_done: "Utbetalingen er godkjent.",
    reject: "Avvis",
    reject_title: "Avvis utbetalingen",
    reject_text: "Ingenting sendes. %{amount} går tilbake til butikkens saldo, og butikken får vite hvorfor.",
    reject_submit: "Avvis %{amount}",
    reject_done: "Utbetalingen er avvist.",
    role: "Bare økonomi avgjør utbetalinger.",
    not_waiting: "Den venter ikke på en avgjørelse.",
    error: "Hva som gikk galt",
  },
  payout_destination: {
    cbu: "CBU eller CVU",
    alias_cbu: "CBU-alias",
    pix_key_cpf: "PIX-nøkkel (CPF)",
    pix_key_cnpj: "PIX-nøkkel (CNPJ)",
    pix_key_email: "PIX-nøkkel (e-post)",
    pix_key_phone: "PIX-nøkkel (telefon)",
    pix_key_random: "PIX-nøkkel (tilfeldig)",
  },
};
