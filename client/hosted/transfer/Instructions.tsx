import type { ReactNode } from "react";
import { formatMoney } from "../../../shared/money.ts";
import type { HostedInstructions, HostedTransfer } from "../../../shared/transfers/hosted-transfer.schema.ts";
import { fill } from "../words/fill.ts";
import { CopyField } from "./CopyField.tsx";
import type { Spoken } from "./words/load-words.ts";

export interface InstructionsProps {
  transfer: HostedTransfer;
  instructions: HostedInstructions;
  spoken: Spoken;
}

/** What the payer does, for each way to send the money. */
export function Instructions({ transfer, instructions, spoken }: InstructionsProps) {
  const { words, language } = spoken;
  const amount = formatMoney(transfer.amount, transfer.currency, language);
  const { payer_document: payer } = transfer;
  const document = payer === null ? "" : `${payer.type} ${payer.masked}`;
  const exactly = fill(words.transferStepAmount, { amount, document });
  switch (instructions.type) {
    case "bank_transfer":
      return (
        <Steps title={words.transferTitle} steps={[words.transferStepTo, exactly, words.transferStepReference]}>
          <CopyField label={words.cbu} value={instructions.cbu} isGrouped words={words} />
          {instructions.alias !== null && <CopyField label={words.alias} value={instructions.alias} words={words} />}
          <CopyField label={words.reference} value={instructions.reference} isGrouped words={words} />
        </Steps>
      );
    case "pix_transfer":
      return (
        <Steps title={words.pixTitle} steps={[words.pixStepTo, exactly, words.pixStepReference]}>
          <CopyField label={words.pixKey} value={instructions.pix_key} words={words} />
          <CopyField label={words.reference} value={instructions.reference} words={words} />
        </Steps>
      );
    case "qr":
    case "pix_qr":
      return (
        <section className="instructions" aria-labelledby="instructions-title">
          <h2 id="instructions-title">{words.scanTitle}</h2>
          <p>{instructions.type === "qr" ? words.scanHint : words.pixScanHint}</p>
          <img
            className="qr"
            src={instructions.picture_url}
            alt={fill(words.qrAlt, { amount, merchant: transfer.merchant_name })}
          />
          {instructions.type === "pix_qr" && (
            <>
              <h3>{words.pasteTitle}</h3>
              <p>{words.pasteHint}</p>
              <CopyField label={words.code} value={instructions.code} words={words} />
            </>
          )}
        </section>
      );
  }
}

function Steps({ title, steps, children }: { title: string; steps: readonly string[]; children: ReactNode }) {
  return (
    <section className="instructions" aria-labelledby="instructions-title">
      <h2 id="instructions-title">{title}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {children}
    </section>
  );
}
