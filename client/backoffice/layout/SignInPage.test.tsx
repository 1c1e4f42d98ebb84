import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { AdminContext, memoryStore, testDataProvider } from "react-admin";
import { MemoryRouter } from "react-router";
import { expect, test, vi } from "vitest";
import { i18nProvider } from "../i18n/i18n-provider.ts";
import { NoPasskeyError } from "../providers/access-provider.ts";
import { NoAnswerError } from "../providers/http.ts";
import { refusal } from "../testing/problem.ts";
import "../testing/render.tsx";
import { SignInPage } from "./SignInPage.tsx";

function open(login: (wish: object) => Promise<unknown>) {
  const nobody = () => Promise.resolve();
  const authProvider = { login, logout: nobody, checkAuth: nobody, checkError: nobody };
  render(
    <MemoryRouter>
      <AdminContext
        authProvider={authProvider}
        dataProvider={testDataProvider()}
        i18nProvider={i18nProvider}
        store={memoryStore()}
      >
        <SignInPage />
      </AdminContext>
    </MemoryRouter>,
  );
  fireEvent.change(screen.getByLabelText(/E-mail/), { target: { value: " finance@kontor.example " } });
  fireEvent.change(screen.getByLabelText(/Password/), { target: { value: "secret" } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

test("it signs in with what was typed", async () => {
  const login = vi.fn(() => Promise.resolve({}));
  open(login);
  await waitFor(() => expect(login).toHaveBeenCalledWith({ email: "finance@kontor.example", password: "secret" }));
});

test.each<[string, Error, string]>([
  ["a wrong password", refusal(401, "unauthenticated"), "That e-mail and password do not belong together."],
  ["too many tries", refusal(429, "rate_limited"), "The server says rate_limited."],
  ["no answer", new NoAnswerError(), "Kontor did not answer. Check your connection and try again."],
])("%s is said and what was typed stays", async (_claim, error, text) => {
  open(() => Promise.reject(error));
  expect((await screen.findByRole("alert")).textContent).toBe(text);
  expect(screen.getByLabelText<HTMLInputElement>(/Password/).value).toBe("secret");
});

test("a second step is asked for when the server wants one, and goes along with the password", async () => {
  const login = vi
    .fn<(wish: object) => Promise<unknown>>()
    .mockRejectedValueOnce(refusal(401, "second_factor_required", { is_wrong: false }))
    .mockRejectedValueOnce(refusal(401, "second_factor_required", { is_wrong: true }))
    .mockResolvedValueOnce({});
  open(login);
  fireEvent.change(await screen.findByLabelText("Code"), { target: { value: "000000" } });
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect((await screen.findByRole("alert")).textContent).toBe("The server says second_factor_required.");
  fireEvent.change(screen.getByLabelText("Code"), { target: { value: "123456" } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  const wish = { email: "finance@kontor.example", password: "secret", totp: "123456" };
  await waitFor(() => expect(login).toHaveBeenLastCalledWith(wish));
});

test("a browser without a passkey for this address is said, and the password stays possible", async () => {
  const login = vi.fn().mockResolvedValueOnce({}).mockRejectedValueOnce(new NoPasskeyError());
  open(login);
  await waitFor(() => expect(login).toHaveBeenCalledOnce());
  fireEvent.click(screen.getByRole("button", { name: "Use a passkey instead" }));
  expect((await screen.findByRole("alert")).textContent).toMatch(/gave no passkey/);
  expect(login).toHaveBeenLastCalledWith({ passkey: true });
  expect(screen.getByLabelText(/Password/)).toBeTruthy();
});
