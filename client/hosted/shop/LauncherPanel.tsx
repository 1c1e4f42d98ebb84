import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Checkout } from "../use-checkout.ts";
import type { Words } from "../words/en.ts";
import type { ShopPage } from "./shop-page.ts";

export interface LauncherPanelProps {
  shop: ShopPage;
  checkout: Checkout;
  words: Words;
  language: string;
  /** Paying right here, for browsers that open no window. */
  children: ReactNode;
}

type Stage = "closed" | "open" | "checking" | "refused";

/**
 * Stands in the shop's page where the payer will pay in a window of its own. Only the shop's page may
 * open one, so it draws the button: right above the place that this panel keeps free for it.
 */
export function LauncherPanel({ shop, checkout, words, language, children }: LauncherPanelProps) {
  const [stage, setStage] = useState<Stage>("closed");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const slot = useRef<HTMLSpanElement>(null);
  const { reload } = checkout;
  const isLocked = checkout.pay?.state === "locked";
  const isDisabled = isLocked || stage === "open" || stage === "checking";

  useEffect(() => {
    const stops = [
      shop.listen("OpenedPopOut", () => setStage("open")),
      shop.listen("ValidatingPopOut", () => {
        setRefusal(null);
        setStage("checking");
      }),
      shop.listen("ValidationResult", ({ success, clientValidationError: said }) => {
        setStage(success === true ? "open" : "refused");
        setRefusal(success === true ? null : typeof said === "string" && said !== "" ? said.slice(0, 300) : "");
      }),
      shop.listen("OpenPopOutFailed", () => setHasFailed(true)),
      shop.listen("ClosedPopOut", () => {
        // The window may have closed because it was paid in: only an order that is still open gets its button back.
        void reload().then(() => setStage((before) => (before === "refused" ? before : "closed")));
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [shop, reload]);

  useEffect(() => {
    const place = slot.current;
    if (hasFailed || place === null) {
      shop.say("HidePopOutButton");
      return undefined;
    }
    const show = () => shop.say("ShowPopOutButton", buttonFacts(place, words, language, isDisabled));
    const observer = new ResizeObserver(show);
    observer.observe(document.body);
    show();
    return () => observer.disconnect();
  }, [shop, words, language, isDisabled, hasFailed]);
  useEffect(() => () => shop.say("HidePopOutButton"), [shop]);

  if (hasFailed) {
    return (
      <>
        <p className="holding" role="status">
          {words.popOutFailed}
        </p>
        {children}
      </>
    );
  }
  return (
    <section className="card panel" aria-labelledby="launch-title">
      <h2 id="launch-title">{words.choose}</h2>
      <div role="alert" className="announced">
        {refusal !== null && <div className="refusal">{refusal === "" ? words.shopRefused : refusal}</div>}
      </div>
      <p role="status" className="muted">
        {isLocked ? words.locked : words[leads[stage]]}
      </p>
      <span ref={slot} className="button pay slot" aria-hidden="true">
        {words.popOutOpen}
      </span>
    </section>
  );
}

const leads = {
  closed: "popOutLead",
  refused: "popOutLead",
  open: "popOutOpened",
  checking: "popOutChecking",
} as const;

/** Where the shop's page puts the button, and how it has to look to belong here. */
function buttonFacts(place: HTMLElement, words: Words, language: string, isDisabled: boolean) {
  const { top, left, right, height } = place.getBoundingClientRect();
  const style = getComputedStyle(place);
  return {
    openLabel: words.popOutOpen,
    focusLabel: words.popOutFocus,
    closeLabel: words.popOutClose,
    descriptionLabel: words.popOutOpened,
    top: String(Math.round(top)),
    left: String(Math.round(left)),
    right: String(Math.round(window.innerWidth - right)),
    language,
    disabled: String(isDisabled),
    styles: {
      font: style.font,
      height: `${Math.round(height)}px`,
      color: style.color,
      background: style.backgroundColor,
      textAlign: "center",
      padding: "0",
      margin: "0",
      border: "0",
      borderRadius: style.borderRadius,
      cursor: isDisabled ? "default" : "pointer",
      fontWeight: style.fontWeight,
      lineHeight: style.lineHeight,
      transition: "opacity 150ms",
      outline: "none",
      opacity: isDisabled ? "0.6" : "1",
    },
    stylesHover: { opacity: "0.92" },
    stylesFocusVisible: { outline: `3px solid ${style.backgroundColor}`, outlineOffset: "2px" },
  };
}
