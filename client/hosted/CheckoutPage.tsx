import { type ReactNode, useCallback, useEffect, useMemo } from "react";
import { ClosedNotice } from "./ClosedNotice.tsx";
import { Notice } from "./Notice.tsx";
import { DiscountPanel } from "./order/DiscountPanel.tsx";
import { DeliveryPanel, missingStep } from "./order/DeliveryPanel.tsx";
import { OrderSummary } from "./order/OrderSummary.tsx";
import { PageFrame } from "./PageFrame.tsx";
import type { PageAddress } from "./page-address.ts";
import { PanelFoot } from "./pay/PanelFoot.tsx";
import { PayPanel } from "./pay/PayPanel.tsx";
import { LauncherPanel } from "./shop/LauncherPanel.tsx";
import { followHeight, type ShopPage } from "./shop/shop-page.ts";
import { applyTheme } from "./theme.ts";
import { type Checkout, useCheckout } from "./use-checkout.ts";
import { type Speech, useLanguage } from "./use-language.ts";
import { fill } from "./words/fill.ts";
import { languages, type Spoken } from "./words/load-words.ts";

export interface PageProps {
  address: PageAddress;
  shop: ShopPage;
  /** The language that the page begins with, before the shop's is known. */
  initial: Spoken;
  /** Leaves the page; tests look instead. */
  goTo?: (address: string) => void;
}

function leaveTo(address: string): void {
  window.location.assign(address);
}

/** The payer's page: the order on one side, paying it on the other. */
export function CheckoutPage({ address, shop, initial, goTo = leaveTo }: PageProps) {
  // The shop has heard how it ended before it opened the page that only repeats it.
  const heard = useMemo(() => (address.role === "result" ? { ...shop, say: () => undefined } : shop), [address, shop]);
  const checkout = useCheckout(address, heard, goTo);
  const { session } = checkout;
  const wishes = { address: address.language, shop: session?.language ?? null };
  const speech = useLanguage(initial, wishes, heard);
  const { words } = speech;
  const merchant = session?.merchant.name;
  useEffect(() => {
    if (merchant !== undefined) document.title = fill(words.title, { merchant });
  }, [merchant, words]);
  const theme = session?.theme;
  useEffect(() => {
    if (theme !== undefined) applyTheme(theme);
  }, [theme]);
  const { pay } = checkout;
  const step = pay?.state;
  useEffect(() => {
    if (step === "challenge" || (pay !== null && "return_url" in pay)) heard.say("ScrollToTop");
  }, [pay, step, heard]);

  useEffect(() => {
    // The page before this one may have gone in the middle of a word.
    if (address.role === "result") shop.say("HidePopOutButton");
  }, [address, shop]);

  const follow = useCallback((page: HTMLElement) => followHeight(shop, page), [shop]);
  const isTest = session?.is_sandbox === true && !address.hidesTestMessage;
  return (
    <PageFrame
      languages={languages}
      language={speech.language}
      onLanguage={speech.choose}
      languageLabel={words.language}
      testNotice={isTest ? words.test : null}
      isInline={address.isInline}
      follow={follow}
    >
      <Content address={address} shop={shop} checkout={checkout} speech={speech} />
    </PageFrame>
  );
}

interface ContentProps {
  address: PageAddress;
  shop: ShopPage;
  checkout: Checkout;
  speech: Speech;
}

function Content({ address, shop, checkout, speech }: ContentProps) {
  const { loading, session, pay } = checkout;
  const { words, isSettled } = speech;
  if (loading === "not_found") return <Notice tone="plain" title={words.notFound} hint={words.notFoundHint} />;
  if (loading === "unreachable") {
    return (
      <Notice tone="bad" title={words.unreachable} hint={words.unreachableHint}>
        <button type="button" className="button" onClick={() => void checkout.reload()}>
          {words.retry}
        </button>
      </Notice>
    );
  }
  if (session === null || pay === null || !isSettled) {
    return (
      <p className="loading" role="status">
        {words.loading}
      </p>
    );
  }
  if ("return_url" in pay) {
    return (
      <ClosedNotice
        pay={pay}
        merchant={session.merchant.name}
        isLeaving={checkout.isLeaving}
        isResult={address.role === "result"}
        words={words}
      />
    );
  }
  if (address.role === "result") return <Notice tone="plain" title={words.refused} hint={words.closedHint} />;
  const paying = <PayPanel session={session} pay={pay} checkout={checkout} words={words} locale={speech.language} />;
  return (
    <div className={address.isInline ? "columns columns-inline" : "columns"}>
      <OrderSummary session={session} words={words} locale={speech.language} isFolded={address.isInline} />
      <div className="steps">
        {address.role === "launcher" ? (
          <LauncherPanel shop={shop} checkout={checkout} words={words} language={speech.language}>
            <Steps checkout={checkout} session={session} speech={speech} paying={paying} />
          </LauncherPanel>
        ) : (
          <Steps checkout={checkout} session={session} speech={speech} paying={paying} />
        )}
      </div>
    </div>
  );
}

interface StepsProps {
  checkout: Checkout;
  session: NonNullable<Checkout["session"]>;
  speech: Speech;
  paying: ReactNode;
}

/** Where the order goes, where the shop leaves that to this page, and then paying it. */
function Steps({ checkout, session, speech, paying }: StepsProps) {
  const { express } = session;
  const { words, language } = speech;
  if (express === null) return paying;
  const missing = missingStep(session);
  return (
    <>
      <DeliveryPanel session={session} express={express} checkout={checkout} words={words} locale={language} />
      {express.discount_codes !== null && (
        <DiscountPanel codes={express.discount_codes} checkout={checkout} words={words} />
      )}
      {missing === null ? (
        paying
      ) : (
        <section className="card panel" aria-labelledby="choose-title">
          <h2 id="choose-title">{words.choose}</h2>
          <p className="muted">{words[missing]}</p>
          <PanelFoot session={session} isBusy={checkout.isBusy} words={words} onLeave={checkout.leave} />
        </section>
      )}
    </>
  );
}
