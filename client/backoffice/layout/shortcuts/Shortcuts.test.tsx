import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderAt } from "../../testing/render.tsx";
import { Shortcuts } from "./Shortcuts.tsx";

const address = () => screen.getByLabelText("address").textContent;
const press = (...keys: string[]) =>
  keys.forEach((key) => fireEvent.keyDown(document.activeElement ?? document.body, { key }));

test.each([
  ["p", "/payments"],
  ["c", "/customers"],
  ["w", "/webhook-endpoints"],
])("G and %s open %s", async (key, path) => {
  renderAt(<Shortcuts />, { role: "admin" });
  await waitFor(() => {
    press("g", key);
    expect(address()).toBe(path);
  });
});

test("a letter without G before it, and a page that the role may not read, lead nowhere", async () => {
  renderAt(<Shortcuts />, { role: "viewer" });
  await waitFor(() => {
    press("g", "c");
    expect(address()).toBe("/customers");
  });
  press("p", "g", "x", "p", "g", "w");
  expect(address()).toBe("/customers");
});

test("a question mark lists them", async () => {
  renderAt(<Shortcuts />, { role: "viewer" });
  press("?");
  const dialog = await screen.findByRole("dialog", { name: "Keyboard" });
  await waitFor(() => expect(dialog.textContent).toContain("GPPayments"));
  expect(dialog.textContent).not.toContain("GW");
});

test("none of them works while somebody types", () => {
  renderAt(
    <>
      <Shortcuts />
      <input aria-label="note" />
    </>,
    { role: "admin" },
  );
  screen.getByLabelText("note").focus();
  press("?", "g", "p");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(address()).toBe("/");
});
