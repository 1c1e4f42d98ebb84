import { afterEach, expect, test } from "vitest";
import { blockerSentence } from "../../../shared/payments/blocker-text.ts";
import { type Blocker, blockerSchema } from "../../../shared/payments/blockers.ts";
import { say, saying } from "../../../shared/sentences/say.ts";
import { type Sentence, writtenValues } from "../../../shared/sentences/sentence.ts";
import { i18nProvider, sentenceText, speak, speakForServer, spokenSentences } from "./i18n-provider.ts";
import { type Language, languages } from "./languages.ts";
import { formatMoney } from "./number-text.ts";

const methods = ["payex.vipps", "klarna.klarna", "dintero_psp.creditcard"];

/** Every code with every way in which its sentence can differ. */
const blockers: Record<Blocker["code"], Blocker[]> = {
  role_forbids: ["viewer", "support", "finance", "admin"].map((role) => ({ code: "role_forbids", role })),
  amount_not_positive: [{ code: "amount_not_positive" }],
  not_authorized: [
    { code: "not_authorized", status: "INITIATED" },
    { code: "not_authorized", status: "AUTHORIZED" },
  ],
  under_review: [{ code: "under_review" }],
  authorization_released: [{ code: "authorization_released" }],
  nothing_to_capture: [{ code: "nothing_to_capture" }],
  amount_exceeds_capturable: [{ code: "amount_exceeds_capturable", limit: 1_200_00 }],
  nothing_to_refund: [
    { code: "nothing_to_refund", releasable: 0 },
    { code: "nothing_to_refund", releasable: 1_234_567_89, instead: "void" },
  ],
  already_refunded: [{ code: "already_refunded" }],
  amount_exceeds_refundable: [{ code: "amount_exceeds_refundable", limit: 5 }],
  nothing_to_void: [{ code: "nothing_to_void" }, { code: "nothing_to_void", instead: "refund" }],
  void_after_refund: [{ code: "void_after_refund", instead: "capture" }],
  void_remainder_unsupported: methods.flatMap((method): Blocker[] => [
    { code: "void_remainder_unsupported", method, instead: "final_capture" },
    { code: "void_remainder_unsupported", method, instead: "capture" },
  ]),
  final_capture_unsupported: methods.map((method) => ({ code: "final_capture_unsupported", method })),
  authorization_not_final: [{ code: "authorization_not_final" }],
  authorization_fixed: [{ code: "authorization_fixed" }],
  authorization_must_grow: [{ code: "authorization_must_grow", limit: 100 }],
  already_authorized: [
    { code: "already_authorized", instead: "void" },
    { code: "already_authorized", instead: "refund" },
  ],
  already_ended: [{ code: "already_ended" }],
  awaiting_approval: [{ code: "awaiting_approval" }],
  operation_in_flight: [{ code: "operation_in_flight", instead: "wait" }],
};
const cases = Object.values(blockers).flat();

async function speakFully(language: Language): Promise<void> {
  await speak(language);
  await speakForServer();
}
afterEach(() => speakFully("en"));

function told(sentence: Sentence): string {
  const word = (key: string) => spokenSentences().get(`word.${key}`) ?? "";
  return sentenceText(spokenSentences().get(sentence.key) ?? "", writtenValues(sentence, { money: formatMoney, word }));
}

test.each(cases.flatMap((blocker) => ["NOK", "JPY", "KWD"].map((currency) => ({ blocker, currency }))))(
  "the server and the screen say $blocker in the same English, $currency",
  ({ blocker, currency }) => {
    expect(blockerSchema.parse(blocker)).toEqual(blocker);
    const sentence = blockerSentence(blocker, currency);
    expect(told(sentence)).toBe(saying(sentence).text);
    expect(told(sentence)).not.toMatch(/%\{|undefined|^$/);
  },
);

test.each(Object.keys(languages) as Language[])(
  "each reason is said in %s, with everything filled in",
  async (language) => {
    await speakFully(language);
    const english = cases.map((blocker) => saying(blockerSentence(blocker, "NOK")).text);
    const here = cases.map((blocker) => told(blockerSentence(blocker, "NOK")));
    expect(here.filter((text) => text === "" || text.includes("%{"))).toEqual([]);
    expect(here.filter((text, at) => text === english[at])).toEqual(language === "en" ? english : []);
  },
);

test("amounts are written with the marks of the reader", async () => {
  await i18nProvider.changeLocale("nb");
  const limit = { amount: 1_200_00, currency: "NOK" };
  expect(told(say("blocker.amount_exceeds_capturable", { limit }))).toBe("Høyst 1\u00a0200,00 NOK kan belastes.");
});
