import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CheckoutPage } from "./CheckoutPage.tsx";
import { sessionIdFrom } from "./session-address.ts";
import { loadWords } from "./words/load-words.ts";
import "./checkout.css";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element");

const { language, words } = await loadWords(new URL(location.href).searchParams.get("language") ?? navigator.language);
document.documentElement.lang = language;
createRoot(root).render(
  <StrictMode>
    <CheckoutPage sessionId={sessionIdFrom(new URL(location.href))} words={words} locale={language} />
  </StrictMode>,
);
