import { startTransition, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { afterFirstScreen } from "./after-first-screen.ts";
import { App } from "./App.tsx";
import { speak, speakForServer } from "./i18n/i18n-provider.ts";
import { preferredLanguage } from "./i18n/language-choice.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");

// One route for everything: react-admin has its own below it, and a page can ask before it is left.
const router = createBrowserRouter([{ path: "*", element: <App /> }]);

// The words are a chunk of their own, one for each language, and nothing can be said without them.
await speak(preferredLanguage());

// As a transition the first screen is drawn in short steps, between which the browser can answer and paint.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  ),
);

// Nothing of it is on a first screen, and without it the server's own English is shown.
afterFirstScreen(() => void speakForServer().catch(() => undefined));
