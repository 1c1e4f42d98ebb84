import { renderHook } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { openMattersSaid } from "../../../shared/customers/erasure.schema.ts";
import { type ErrorCode, errorCodes } from "../../../shared/errors.ts";
import type { Problem } from "../../../shared/problem.ts";
import { factsOf, say } from "../../../shared/sentences/say.ts";
import { speakFully } from "../testing/speak-fully.ts";
import { type Language, languages } from "./languages.ts";
import { useProblemText } from "./use-problem-text.ts";

const english = "The server's own words.";
const problem = (code: ErrorCode, rest: Partial<Problem> = {}): Problem => ({
  ...{ type: `urn:kontor:problem:${code}`, title: "", status: 409, code, detail: english, request_id: "req_1" },
  ...rest,
});
const problemText = () => renderHook(() => useProblemText()).result.current;

/** Codes that say nothing by themselves: what stands in the way is in the sentence or in its fields, or only in English. */
const explainedBySentence = ["validation_failed", "operation_blocked"] satisfies ErrorCode[];
const others = (Object.keys(languages) as Language[]).filter((language) => language !== "en");

describe.each(others)("in %s", (language) => {
  test.each(errorCodes.filter((code) => !explainedBySentence.some((open) => open === code)))(
    "a refusal with the code %s has words of its own",
    async (code) => {
      await speakFully(language);
      const text = problemText().text(problem(code));
      expect(text).not.toBe(english);
      expect(text.replace(english, "").trim()).not.toBe("");
    },
  );

  test.each(explainedBySentence)("%s without facts is shown as the server wrote it", async (code) => {
    await speakFully(language);
    expect(problemText().text(problem(code))).toBe(english);
  });
});

test("a sentence with facts is said in the reader's language, whatever its code", async () => {
  await speakFully("nb");
  const said = factsOf(say("refusal.endpoints_full", { most: 1_000 }));
  expect(problemText().text(problem("operation_blocked", { said }))).toBe(
    "Kontoen har 1\u00a0000 endepunkter av denne typen, og kan ikke ha flere.",
  );
});

test("several things that stand in the way are named one after the other", async () => {
  await speakFully("nb");
  const open = [
    { kind: "payment", id: "pay_1", reference: "ORDER-7" },
    { kind: "loan", id: "ln_1", reference: null },
  ] as const;
  const said = factsOf(openMattersSaid(open));
  expect(problemText().text(problem("operation_blocked", { said }))).toBe(
    "Noe er fortsatt åpent: betalingen ORDER-7, lånet ln_1. Slett kunden når det er avsluttet.",
  );
});

test("what is wrong with fields is said in the reader's language, and together where nothing else is said", async () => {
  await speakFully("pt-BR");
  const refused = problem("validation_failed", {
    errors: { name: "This is required.", note: "At most 1 character is allowed." },
    said_of: { name: factsOf(say("field.required")), note: factsOf(say("field.text_long", { smart_count: 1 })) },
  });
  const texts = { name: "Este campo é obrigatório.", note: "É permitido no máximo 1 caractere." };
  expect(problemText().fields(refused)).toEqual(texts);
  expect(problemText().text(refused)).toBe(`${texts.name} ${texts.note}`);
});

test("a field whose message has no facts stays as it came, and so does the sentence about all of them", async () => {
  await speakFully("nb");
  const refused = problem("validation_failed", { errors: { logo_url: "is no picture" } });
  expect(problemText().fields(refused)).toEqual({ logo_url: "is no picture" });
  expect(problemText().text(refused)).toBe(english);
});

test("the processor's own words and the id of a failed request are kept", async () => {
  await speakFully("nb");
  expect(problemText().text(problem("processor_refused"))).toBe(`Innløseren avviste: ${english}`);
  expect(problemText().text(problem("internal"))).toBe("Noe gikk galt hos oss (req_1)");
});

test("whoever reads English reads the server's own sentence", () => {
  expect(problemText().text(problem("not_found"))).toBe(english);
});
