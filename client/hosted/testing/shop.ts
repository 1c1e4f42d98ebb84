import { act } from "@testing-library/react";
import { vi } from "vitest";
import { session } from "./session.ts";

/** Shows the page inside a shop's, until globals are unstubbed: what that hears, and its way to say something. */
export function givenShopAround() {
  const said: Record<string, unknown>[] = [];
  const shop = { postMessage: (message: Record<string, unknown>) => said.push(message) };
  // Of a shop's page the browser shows no more than that it is another window.
  vi.stubGlobal("parent", shop);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {
        return undefined;
      }
      disconnect() {
        return undefined;
      }
    },
  );
  function tell(type: string, facts: object = {}) {
    act(() => {
      const event = new MessageEvent("message", { data: { type, sid: session.id, ...facts } });
      Object.defineProperty(event, "source", { value: shop });
      window.dispatchEvent(event);
    });
  }
  return { said, tell };
}
