import { expect, test } from "vitest";
import { passwordFault } from "./password.rules.ts";

const owner = { email: "kari.nordmann@lampehuset.example", name: "Kari Astrid Nordmann" };

test.each([
  ["eleven characters are too few", "kj4h5kj3h4k", "The password must have 12 to 1024 characters."],
  ["twelve characters of one kind are enough", "zrtplkjhgfdw", null],
  ["a sentence with blanks is welcome", "the lamp in the hall is broken", null],
  ["two hundred characters are welcome", "lamp!".repeat(40), null],
  ["more than can be typed is refused", "x".repeat(1025), "The password must have 12 to 1024 characters."],
  ["what everybody guesses is refused", "password1234", "The password is among the first that anybody would guess."],
  [
    "capitals and blanks do not make it better",
    "PassWord 1234",
    "The password is among the first that anybody would guess.",
  ],
  [
    "the e-mail address is refused",
    "Kari.Nordmann@lampehuset.example",
    "The password must not be your name or e-mail address.",
  ],
  ["the part before the @ is refused", "kari.nordmann", "The password must not be your name or e-mail address."],
  ["the name is refused", "kariastridnordmann", "The password must not be your name or e-mail address."],
])("%s", (_claim, password, fault) => expect(passwordFault(password, owner)?.text ?? null).toBe(fault));
