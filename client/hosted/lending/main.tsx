import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../checkout.css";
import "../controls.css";
import { pickLanguage } from "./languages.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element");

const [, page = "", code = ""] = /^\/(sign|biometrics)\/([^/]+)\/?$/.exec(location.pathname) ?? [];
createRoot(root).render(<StrictMode>{await open()}</StrictMode>);

/** A borrower opens one of the pages and loads that one alone. */
function open(): Promise<ReactNode> {
  return page === "sign" ? openSigning() : openBiometrics();
}

async function openSigning(): Promise<ReactNode> {
  const { SigningPage } = await import("../signing/SigningPage.tsx");
  const { loadWords } = await import("../signing/words/load-words.ts");
  return <SigningPage code={code} initial={await loadWords(pickLanguage(navigator.languages))} />;
}

async function openBiometrics(): Promise<ReactNode> {
  const { BiometricsPage } = await import("./BiometricsPage.tsx");
  const { loadWords } = await import("./words/load-words.ts");
  return <BiometricsPage code={code} initial={await loadWords(pickLanguage(navigator.languages))} />;
}
