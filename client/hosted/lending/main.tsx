import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { SigningPage } from "./SigningPage.tsx";
import { loadWords, pickLanguage } from "./words/load-words.ts";
import "../checkout.css";
import "../controls.css";
import "./signing.css";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element");

const [, code = ""] = /^\/sign\/([^/]+)\/?$/.exec(location.pathname) ?? [];
const initial = await loadWords(pickLanguage(navigator.languages));

createRoot(root).render(
  <StrictMode>
    <SigningPage code={code} initial={initial} />
  </StrictMode>,
);
