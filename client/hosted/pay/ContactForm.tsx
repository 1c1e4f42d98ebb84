import { type SubmitEvent, useRef, useState } from "react";
import type { HostedMethod } from "../../../shared/checkout/hosted-page.schema.ts";
import { isEmail, phoneForServer } from "../contact-fields.ts";
import { TextField } from "../TextField.tsx";
import type { Words } from "../words/en.ts";
import { fill } from "../words/fill.ts";

export interface Contact {
  phone?: string;
  email?: string;
}

export interface ContactFormProps {
  id: string;
  form: Exclude<HostedMethod["form"], "card" | "none">;
  /** What the payer calls the way to pay. */
  name: string;
  /** What is known already. */
  known: Contact;
  words: Words;
  onSend: (contact: Contact) => void;
}

const leads = { phone: "phoneLead", wallet: "walletLead", invoice: "invoiceLead" } as const;

/** How an app or an invoice reaches the payer: by phone number, by e-mail as well, or not at all. */
export function ContactForm({ id, form, name, known, words, onSend }: ContactFormProps) {
  const [email, setEmail] = useState(known.email ?? "");
  const [phone, setPhone] = useState(known.phone ?? "");
  const [hasTried, setHasTried] = useState(false);
  const emailInput = useRef<HTMLInputElement>(null);
  const phoneInput = useRef<HTMLInputElement>(null);
  const number = phoneForServer(phone);
  const isEmailWrong = form === "invoice" && !isEmail(email);
  const isPhoneWrong = form !== "wallet" && number === null;

  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setHasTried(true);
    if (isEmailWrong) emailInput.current?.focus();
    else if (isPhoneWrong) phoneInput.current?.focus();
    else {
      onSend({
        ...(form === "invoice" ? { email: email.trim() } : {}),
        ...(form === "wallet" || number === null ? {} : { phone: number }),
      });
    }
  };

  return (
    <form id={id} className="fields" onSubmit={send} noValidate>
      {form === "invoice" && (
        <TextField
          ref={emailInput}
          id="pay-email"
          label={words.email}
          type="email"
          autoComplete="email"
          value={email}
          problem={hasTried && isEmailWrong ? words.emailWrong : null}
          onChange={setEmail}
        />
      )}
      {form !== "wallet" && (
        <TextField
          ref={phoneInput}
          id="pay-phone"
          label={words.phone}
          type="tel"
          autoComplete="tel"
          value={phone}
          problem={hasTried && isPhoneWrong ? words.phoneWrong : null}
          onChange={setPhone}
        />
      )}
      <p className="muted small">{fill(words[leads[form]], { method: name })}</p>
    </form>
  );
}
