import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { TransferPage } from "./TransferPage.tsx";
import { loadWords, pickLanguage } from "./words/load-words.ts";
import "../checkout.css";
import "../controls.css";
import "./transfer.css";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element");

const [, id = ""] = /^\/checkout\/([^/]+)\/?$/.exec(location.pathname) ?? [];
const initial = await loadWords(pickLanguage(navigator.languages));

createRoot(root).render(
  <StrictMode>
    <TransferPage id={id} initial={initial} />
  </StrictMode>,
);
