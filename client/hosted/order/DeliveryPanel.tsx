import { useState } from "react";
import type { HostedExpress } from "../../../shared/checkout/hosted-order.schema.ts";
import type { HostedSession } from "../../../shared/checkout/hosted-page.schema.ts";
import { RefusalNotice } from "../pay/RefusalNotice.tsx";
import type { Checkout } from "../use-checkout.ts";
import type { Words } from "../words/en.ts";
import { AddressForm } from "./AddressForm.tsx";
import { AddressText } from "./OrderSummary.tsx";
import { ShippingChoice } from "./ShippingChoice.tsx";

export interface DeliveryPanelProps {
  session: HostedSession;
  express: HostedExpress;
  checkout: Checkout;
  words: Words;
  locale: string;
}

/** What an express checkout asks before it can be paid: where to, and how. */
export function DeliveryPanel({ session, express, checkout, words, locale }: DeliveryPanelProps) {
  const known = express.needs_shipping ? session.shipping_address : session.billing_address;
  // Once an address is kept, the form is folded away until the payer asks for it again.
  const [edited, setEdited] = useState<typeof known>(null);
  const isEditing = known === null || edited === known;
  const missing = missingStep(session);
  return (
    <section className="card panel" aria-labelledby="delivery-title">
      <h2 id="delivery-title">{express.needs_shipping ? words.delivery : words.yourDetails}</h2>
      {/* Below the order, the way to pay says what went wrong; before that, this part does. */}
      {missing !== null && (
        <RefusalNotice pay={{ state: "challenge" }} problem={checkout.problem} tries={checkout.tries} words={words} />
      )}
      {isEditing ? (
        <AddressForm
          session={session}
          express={express}
          isBusy={checkout.isBusy}
          words={words}
          locale={locale}
          onSave={checkout.setAddresses}
        />
      ) : (
        <div className="kept-address">
          <AddressText address={known} locale={locale} />
          <button type="button" className="link" disabled={checkout.isBusy} onClick={() => setEdited(known)}>
            {words.edit}
          </button>
        </div>
      )}
      {!isEditing && express.needs_shipping && (
        <ShippingChoice
          options={express.options}
          chosen={session.shipping?.line_id ?? null}
          currency={session.currency}
          isBusy={checkout.isBusy}
          words={words}
          locale={locale}
          onChoose={checkout.chooseShipping}
        />
      )}
    </section>
  );
}

/** What the payer has to say before the order can be paid; null when nothing is missing. */
export function missingStep(session: HostedSession): "addressFirst" | "shippingFirst" | null {
  const { express } = session;
  if (express === null) return null;
  if (!express.needs_shipping) return session.billing_address === null ? "addressFirst" : null;
  if (session.shipping_address === null) return "addressFirst";
  return session.shipping === null ? "shippingFirst" : null;
}
