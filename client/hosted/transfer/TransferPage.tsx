import { useEffect, useLayoutEffect, useState } from "react";
import { formatMoney } from "../../../shared/money.ts";
import type { HostedTransfer } from "../../../shared/transfers/hosted-transfer.schema.ts";
import { Notice } from "../Notice.tsx";
import { PageFrame } from "../PageFrame.tsx";
import { applyTheme } from "../theme.ts";
import { fill } from "../words/fill.ts";
import { Countdown } from "./Countdown.tsx";
import { EndNotice } from "./EndNotice.tsx";
import { Instructions } from "./Instructions.tsx";
import { type Transfer, useTransfer } from "./use-transfer.ts";
import type { Words } from "./words/en.ts";
import { languages, loadWords, type Spoken } from "./words/load-words.ts";

export interface TransferPageProps {
  id: string;
  /** In the browser's language. */
  initial: Spoken;
  /** Leaves the page; tests look instead. */
  goTo?: (address: string) => void;
}

function leaveTo(address: string): void {
  window.location.assign(address);
}

/** How to send the money for an order, until it has come or the order is over. */
export function TransferPage({ id, initial, goTo = leaveTo }: TransferPageProps) {
  const [spoken, setSpoken] = useState(initial);
  const { words, language } = spoken;
  const state = useTransfer(id);
  const { transfer } = state;
  const merchant = transfer?.merchant_name;
  const theme = transfer?.theme;
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    if (merchant !== undefined) document.title = fill(words.title, { merchant });
  }, [merchant, words, language]);
  useEffect(() => {
    if (theme !== undefined) applyTheme(theme);
  }, [theme]);

  return (
    <PageFrame
      languages={languages}
      language={language}
      onLanguage={(wanted) => void loadWords(wanted).then(setSpoken)}
      languageLabel={words.language}
      testNotice={transfer?.is_sandbox === true ? words.test : null}
    >
      <Content state={state} spoken={spoken} goTo={goTo} />
    </PageFrame>
  );
}

interface ContentProps {
  state: Transfer;
  spoken: Spoken;
  goTo: (address: string) => void;
}

function Content({ state, spoken, goTo }: ContentProps) {
  const { words } = spoken;
  const { transfer, isMissing, isStale, hasJustCome } = state;
  if (isMissing) return <Notice tone="plain" title={words.notFound} hint={words.notFoundHint} />;
  if (transfer === null) {
    return isStale ? (
      <Notice tone="bad" title={words.unreachable} hint={words.unreachableHint}>
        <button type="button" className="button" onClick={state.look}>
          {words.retry}
        </button>
      </Notice>
    ) : (
      <p className="loading" role="status">
        {words.loading}
      </p>
    );
  }
  if (transfer.state !== "started" || transfer.instructions === null) {
    return <EndNotice transfer={transfer} hasJustCome={hasJustCome} spoken={spoken} goTo={goTo} />;
  }
  return (
    <div className="columns">
      <Summary transfer={transfer} state={state} spoken={spoken} />
      <div className="card">
        <Instructions transfer={transfer} instructions={transfer.instructions} spoken={spoken} />
        <Waiting leaveTo={transfer.return_url} isStale={isStale} words={words} />
      </div>
    </div>
  );
}

interface SummaryProps {
  transfer: HostedTransfer;
  state: Transfer;
  spoken: Spoken;
}

/** Whom the payer pays, how much, and until when. */
function Summary({ transfer, state, spoken }: SummaryProps) {
  const { words, language } = spoken;
  const { expires_at, merchant_reference } = transfer;
  return (
    <section className="card transfer-summary" aria-labelledby="merchant">
      <div>
        <h1 id="merchant" className="merchant">
          {transfer.merchant_name}
        </h1>
        {merchant_reference !== null && (
          <p className="muted small">{fill(words.order, { reference: merchant_reference })}</p>
        )}
      </div>
      <p>
        <span className="muted small">{words.toPay}</span>
        <strong className="to-pay">{formatMoney(transfer.amount, transfer.currency, language)}</strong>
      </p>
      {expires_at !== null && (
        <Countdown expiresAt={expires_at} aheadMs={state.aheadMs} spoken={spoken} onOver={state.look} />
      )}
    </section>
  );
}

/** That the page waits, and the way out of waiting. */
function Waiting({ leaveTo: shop, isStale, words }: { leaveTo: string | null; isStale: boolean; words: Words }) {
  return (
    <div className="waiting-foot">
      <div className="waiting-note" role="status">
        {isStale ? (
          <p className="stale">{words.stale}</p>
        ) : (
          <>
            <p className="waiting-title">
              <span className="pulse" aria-hidden="true" />
              {words.waiting}
            </p>
            <p className="muted small">{words.waitingHint}</p>
          </>
        )}
      </div>
      {shop !== null && (
        <a className="link" href={shop} rel="noreferrer">
          {words.leave}
        </a>
      )}
    </div>
  );
}
