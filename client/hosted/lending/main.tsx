import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BiometricsPage } from "./BiometricsPage.tsx";
import { loadWords, pickLanguage } from "./words/load-words.ts";
import "../checkout.css";
import "../controls.css";
import "./lending.css";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element");

const [, code = ""] = /^\/biometrics\/([^/]+)\/?$/.exec(location.pathname) ?? [];
const initial = await loadWords(pickLanguage(navigator.languages));

createRoot(root).render(
  <StrictMode>
    <BiometricsPage code={code} initial={initial} />
  </StrictMode>,
);
