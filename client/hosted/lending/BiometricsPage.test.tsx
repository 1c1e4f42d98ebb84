import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BiometricsPage } from "./BiometricsPage.tsx";
import { en } from "./words/en.ts";
import type { Spoken } from "./words/load-words.ts";

const english: Spoken = { language: "en", words: en };
let state: string;
let answerPicture: () => Response;
let sent: { path: string; type: string | undefined }[];

beforeEach(() => {
  sent = [];
  state = "open";
  answerPicture = () => new Response(null, { status: 204 });
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    if (init.method !== "POST") return Promise.resolve(Response.json({ state, is_sandbox: true }));
    sent.push({ path, type: (init.body as Blob).type });
    return Promise.resolve(answerPicture());
  });
  vi.stubGlobal("createImageBitmap", () => Promise.reject(new Error("not here")));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const face = (type = "image/png") => new File(["face"], "face", { type });

async function open() {
  render(<BiometricsPage code="dinie_bsc_1" initial={english} />);
  return screen.findByRole("heading");
}

async function choose(file: File) {
  fireEvent.change(await screen.findByLabelText(en.chooseFile), { target: { files: [file] } });
}

test.each([
  ["used", en.usedTitle],
  ["expired", en.expiredTitle],
  ["unknown", en.unknownTitle],
])("says of a page that is %s what became of it", async (given, title) => {
  state = given;
  expect((await open()).textContent).toBe(title);
  expect(screen.queryByRole("button")).toBeNull();
});

test("takes a picture out of a file where no camera can be used, and sends what was looked at", async () => {
  await open();
  fireEvent.click(screen.getByRole("button", { name: en.startCamera }));
  expect((await screen.findByRole("alert")).textContent).toBe(en.noCamera);
  await choose(face());
  expect(screen.getByRole("img", { name: en.preview })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: en.send }));
  expect(await screen.findByRole("heading", { name: en.doneTitle })).toBeTruthy();
  expect(sent).toEqual([{ path: "/biometrics/dinie_bsc_1/picture", type: "image/png" }]);
});

test("refuses what is no picture before anything is sent", async () => {
  await open();
  await choose(face("application/pdf"));
  expect((await screen.findByRole("alert")).textContent).toBe(en.wrongFile);
  expect(screen.queryByRole("button", { name: en.send })).toBeNull();
});

test("says that somebody else has used the page meanwhile", async () => {
  await open();
  await choose(face());
  answerPicture = () => new Response(null, { status: 409 });
  state = "used";
  fireEvent.click(screen.getByRole("button", { name: en.send }));
  expect(await screen.findByRole("heading", { name: en.usedTitle })).toBeTruthy();
});

test("keeps the picture when the server cannot be reached", async () => {
  await open();
  await choose(face());
  answerPicture = () => new Response(null, { status: 503 });
  fireEvent.click(screen.getByRole("button", { name: en.send }));
  expect((await screen.findByRole("alert")).textContent).toContain(en.unreachable);
  expect(screen.getByRole("button", { name: en.send })).toBeTruthy();
});
