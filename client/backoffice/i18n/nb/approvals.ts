import type { enApprovals } from "../en/approvals.ts";
import type { Translation } from "../translation.ts";

/** What is asked for above the limit, and the second person who decides. */
export const nbApprovals: Translation<typeof enApprovals> = {
  approvals: {
    title: "Godkjenninger",
    empty: "Det noen ber om over butikkens grense, venter her på en annen person.",
    column: {
      what: "Anmodning",
      amount: "Beløp",
      state: "Status",
      requested_by: "Av",
      requested: "Når",
      payment: "Betaling",
      merchant: "Butikk",
      outcome: "Resultat",
    },
  },
  approval_kind: { refund: "Refusjon" },
  approval_state: { waiting: "Venter", approved: "Godkjent", declined: "Avslått" },
  approval: {
    document_title: "Godkjenning av %{amount}",
    heading: "Anmodning om refusjon",
    details: "Hva det gjelder",
    decided: "Avgjørelsen",
    id: "Anmodnings-ID",
    limit: "Butikkens grense",
    payment: "Betaling",
    reason: "Årsak",
    note: "Notat",
    requested_by: "Bedt om av",
    requested: "Bedt om",
    decided_by: "Avgjort av",
    decided_at: "Avgjort",
    decision_note: "Begrunnelse",
    outcome: "Resultat",
    outcome_text: {
      pending: "Under behandling",
      succeeded: "Refundert",
      failed: "Avvist av innløseren",
      unknown: "Ikke besvart ennå",
    },
    explained: {
      waiting:
        "Refusjonen er over butikkens grense og venter på en annen person. Beløpet er satt av, og ingen penger er flyttet.",
      approved: "En annen person har godkjent den.",
      declined: "En annen person har avslått den. Ingen penger er flyttet.",
    },
    approve: "Godkjenn",
    approve_title: "Godkjenn refusjonen",
    approve_text:
      "Refusjonen av %{amount} bokføres straks, og pengene kan bli sendt til betaleren. Dette kan ikke angres.",
    approve_submit: "Godkjenn %{amount}",
    approve_done: "Refusjonen er godkjent.",
    decline: "Avslå",
    decline_title: "Avslå refusjonen",
    decline_text: "Ingen penger flyttes, og %{amount} kan refunderes igjen. Den som ba om det, ser begrunnelsen.",
    decline_submit: "Avslå %{amount}",
    decline_done: "Refusjonen er avslått.",
    waiting_on_payment: "%{name} har bedt om å refundere %{amount}. En annen person må godkjenne det.",
    look: "Se anmodningen",
    above_limit:
      "Dette er over butikkens grense på %{limit}, så en annen person må godkjenne det. Gjør klar overføringen i banken, og send den først etterpå.",
    ask: "Be om å refundere %{amount}",
    asked: "Du har bedt om å refundere %{amount}. En annen person må godkjenne det.",
  },
};
