import { useEffect, useRef } from "react";
import { ClosedNotice } from "./ClosedNotice.tsx";
import { followHeight, parentPage } from "./parent-page.ts";
import { Notice } from "./Notice.tsx";
import { OrderSummary } from "./OrderSummary.tsx";
import { PayPanel } from "./PayPanel.tsx";
import { type Checkout, useCheckout } from "./use-checkout.ts";
import type { Words } from "./words/en.ts";
import { fill } from "./words/load-words.ts";

export interface PageProps {
  sessionId: string;
  words: Words;
  /** For numbers, such as `nb`. */
  locale: string;
  /** Leaves the page; tests look instead. */
  goTo?: (address: string) => void;
}

function leaveTo(address: string): void {
  window.location.assign(address);
}

/** The payer's page: the order on one side, paying it on the other. */
export function CheckoutPage({ sessionId, words, locale, goTo = leaveTo }: PageProps) {
  const checkout = useCheckout(sessionId, goTo);
  const page = useRef<HTMLElement>(null);
  useEffect(() => (page.current === null ? undefined : followHeight(parentPage(sessionId), page.current)), [sessionId]);
  const merchant = checkout.session?.merchant.name;
  useEffect(() => {
    if (merchant !== undefined) document.title = fill(words.title, { merchant });
  }, [merchant, words]);

  return (
    <main ref={page} className="page">
      {checkout.session?.is_sandbox === true && (
        <p className="test-banner" role="note">
          {words.test}
        </p>
      )}
      <Content checkout={checkout} words={words} locale={locale} />
    </main>
  );
}

function Content({ checkout, words, locale }: { checkout: Checkout; words: Words; locale: string }) {
  const { loading, session, pay } = checkout;
  if (loading === "not_found") return <Notice tone="plain" title={words.notFound} hint={words.notFoundHint} />;
  if (loading === "unreachable") {
    return (
      <Notice tone="bad" title={words.unreachable} hint={words.unreachableHint}>
        <button type="button" className="button" onClick={checkout.reload}>
          {words.retry}
        </button>
      </Notice>
    );
  }
  if (session === null || pay === null) {
    return (
      <p className="loading" role="status">
        {words.loading}
      </p>
    );
  }
  if (pay.state === "paid" || pay.state === "closed") {
    return <ClosedNotice pay={pay} merchant={session.merchant.name} words={words} />;
  }
  return (
    <div className="columns">
      <OrderSummary session={session} words={words} locale={locale} />
      <PayPanel session={session} pay={pay} checkout={checkout} words={words} locale={locale} />
    </div>
  );
}
