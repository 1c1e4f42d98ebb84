import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CheckoutPage } from "./CheckoutPage.tsx";
import { readPageAddress } from "./page-address.ts";
import { shopPage } from "./shop/shop-page.ts";
import { loadWords, pickLanguage } from "./words/load-words.ts";
import "./checkout.css";
import "./controls.css";
import "./order/order.css";
import "./pay/pay.css";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element");

const address = readPageAddress(new URL(location.href));
const shop = shopPage(address.sessionId, address.role);
// A page inside of another one has to look like part of it, whatever the payer's system prefers.
// A preview of a profile shows the page as it looks on its own.
const isPreview = address.sessionId.startsWith("preview.");
if (shop.place === "frame" && !isPreview) document.documentElement.classList.add("framed");
const initial = await loadWords(pickLanguage([address.language, ...navigator.languages]));
document.documentElement.lang = initial.language;

createRoot(root).render(
  <StrictMode>
    {address.isWaiting ? (
      <p className="loading" role="status">
        {initial.words.popOutChecking}
      </p>
    ) : (
      <CheckoutPage address={address} shop={shop} initial={initial} />
    )}
  </StrictMode>,
);
// The shop's page that opened this window waits for it.
if (address.role === "pop_out") shop.say("AppLoaded");
