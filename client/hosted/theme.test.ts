import { expect, test } from "vitest";
import { applyTheme, contrast, readColor } from "./theme.ts";

const none = { backdrop: null, primary: null, card_radius: null, button_radius: null };

function themed(theme: Partial<Parameters<typeof applyTheme>[0]>) {
  const root = document.createElement("div");
  applyTheme({ ...none, ...theme }, root);
  return { scheme: root.dataset["scheme"], value: (name: string) => root.style.getPropertyValue(name) };
}

test.each([
  ["#14a", [17, 68, 170]],
  ["#1746A2", [23, 70, 162]],
  ["#1746a2ff", [23, 70, 162]],
  ["rgb(23, 70, 162)", [23, 70, 162]],
  ["rgba(100%, 0%, 0%, 0.5)", [255, 0, 0]],
])("reads the color %s", (text, rgb) => {
  expect(readColor(text)).toEqual(rgb);
});

test("black on white has the highest contrast there is", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
});

test.each([
  ["a pale backdrop takes the light cards", "#f4f0e6", "light"],
  ["a deep one takes the dark cards", "#1b1530", "dark"],
])("%s", (_claim, backdrop, scheme) => {
  expect(themed({ backdrop }).scheme).toBe(scheme);
});

test("text on the shop's color can be read, and so can links on both kinds of card", () => {
  const yellow = themed({ primary: "#ffd24a" });
  expect(yellow.value("--on-accent")).toBe("rgb(12 21 38)");
  expect(yellow.value("--link-light")).toBe("var(--text)");
  expect(yellow.value("--link-dark")).toBe("rgb(255 210 74)");
  expect(themed({ primary: "#0b6b3a" }).value("--on-accent")).toBe("rgb(255 255 255)");
});

test("what the shop leaves open stays as it is", () => {
  const root = themed({ card_radius: 0 });
  expect(root.value("--card-radius")).toBe("0px");
  expect(root.value("--accent")).toBe("");
  expect(root.scheme).toBeUndefined();
});
