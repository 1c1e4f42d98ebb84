import { describe, expect, test } from "vitest";
import { listQuestion } from "./list-question.ts";
import { readSearch, type SearchPart, withoutPart } from "./read-search.ts";
import { searchProblemSaid } from "./search-problem.ts";
import type { SearchType } from "./search-types.ts";

const context = { zone: "Europe/Oslo", today: "2026-10-26" };
const read = (text: string) => readSearch(text, context);
const ask = (text: string, type: SearchType = "payment") => listQuestion(read(text), type);
const problems = (text: string) => read(text).problems.map((problem) => searchProblemSaid(problem).text);

test.each<[string, string, SearchType, object | null]>([
  ["words go to the list's own search", "kari order-1", "payment", { q: ["kari order-1"] }],
  ["a value takes the spelling of each list", "status:failed", "payment", { status: ["FAILED"] }],
  ["and its filter", "status:failed", "payout", { state: ["failed"] }],
  ["a list that has no such value is not meant", "status:failed", "borrower", null],
  ["several values are any of them", "status:captured,on-hold", "payment", { status: ["ON_HOLD", "CAPTURED"] }],
  ["two operators of one kind narrow each other", "currency:NOK,SEK currency:SEK", "payment", { currency: ["SEK"] }],
  [
    "an amount is read in the currency beside it",
    "amount:>=100 currency:nok",
    "payment",
    { "amount.gte": ["10000"], currency: ["NOK"] },
  ],
  [
    "or behind it",
    "amount:10..20KWD",
    "payment",
    { "amount.gte": ["10000"], "amount.lte": ["20000"], currency: ["KWD"] },
  ],
  ["more than is one more at least", "amount:>100JPY", "payment", { "amount.gte": ["101"], currency: ["JPY"] }],
  [
    "an exact amount is both ends",
    "amount:99.5NOK",
    "payment",
    { "amount.gte": ["9950"], "amount.lte": ["9950"], currency: ["NOK"] },
  ],
  ["a list without amounts is not meant", "amount:>=1NOK", "customer", null],
  [
    "an e-mail address is a word of a payment",
    "email:kari@buyer.example lamp",
    "payment",
    { q: ["kari@buyer.example lamp"] },
  ],
  ["and a filter of a customer", "email:kari@buyer.example", "customer", { email: ["kari@buyer.example"] }],
  ["a list that takes one text is not asked two", "email:kari@buyer.example lamp", "session", null],
  ["type leaves the others out", "type:loans kari", "payment", null],
  ["type keeps its own", "type:loans kari", "loan", { q: ["kari"] }],
  ["a type can be excluded", "-type:payments kari", "payment", null],
  ["quotes keep a text as it is", 'reference:"A 1" "b:c"', "payment", { merchant_reference: ["A 1"], q: ["b:c"] }],
  ["an address is a word", "https://shop.example/hook", "payment", { q: ["https://shop.example/hook"] }],
  ["days late are counted", "late:>30", "loan", { "days_late.gte": ["31"] }],
])("%s", (_claim, text, type, question) => expect(ask(text, type)).toEqual(question));

test("an excluded status leaves all the others", () => {
  const { status = [] } = ask("-status:failed") ?? {};
  expect(status).toContain("CAPTURED");
  expect(status).not.toContain("FAILED");
});

describe("time", () => {
  test.each([
    ["a day that has 25 hours is whole", "2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T22:59:59.999Z"],
    ["a month", "2026-02", "2026-01-31T23:00:00.000Z", "2026-02-28T22:59:59.999Z"],
    ["a year", "2026", "2025-12-31T23:00:00.000Z", "2026-12-31T22:59:59.999Z"],
    ["from a month on", "2026-01..", "2025-12-31T23:00:00.000Z", undefined],
    ["after a month", ">2026-01", "2026-01-31T23:00:00.000Z", undefined],
    ["before a day", "<2026-02-01", undefined, "2026-01-31T22:59:59.999Z"],
    ["from month to month", "2026-01..2026-02", "2025-12-31T23:00:00.000Z", "2026-02-28T22:59:59.999Z"],
    ["seven days are today and the six before", "7d", "2026-10-19T22:00:00.000Z", "2026-10-26T22:59:59.999Z"],
    ["yesterday", "yesterday", "2026-10-24T22:00:00.000Z", "2026-10-25T22:59:59.999Z"],
  ])("%s", (_claim, text, gte, lte) => {
    const question = ask(`created:${text}`) ?? {};
    expect([question["created_at.gte"]?.[0], question["created_at.lte"]?.[0]]).toEqual([gte, lte]);
  });
});

test.each([
  ["stauts:failed", ["“stauts:” is not known. Did you mean “status:”?"]],
  ["status:faild", ["“faild” is not a value of “status:”. Did you mean “failed”?"]],
  ["amount:>=100", ["“amount:>=100” needs a currency: add currency:NOK, or write amount:>=100NOK."]],
  ["amount:lots", ["“lots” is not an amount. Write 100, >=100 or 10..20, in whole units of the currency."]],
  ["amount:20..10NOK", ["“20..10NOK” is not an amount. Write 100, >=100 or 10..20, in whole units of the currency."]],
  ["created:2026-13", ["“2026-13” is not a time. Write 2026-01, 2026-01-15, 2026-01.., today, yesterday, 7d or 30d."]],
  ["-currency:NOK", ["“currency:” cannot be excluded. What can be: -status:, -method:, -api: and -type:."]],
  ["-lamp", ["Words cannot be excluded. Put “-lamp” in quotes to look for it as it is."]],
  ["status:", ["“status:” needs a value behind the colon."]],
  ["xyzzy:1 kari", ["“xyzzy:” is not something to search by. Put the text in quotes to look for it as it is."]],
])("%s is named and not ignored", (text, sentences) => {
  expect(problems(text)).toEqual(sentences);
  expect(ask(text)).toBeNull();
});

test("each part says how it was read and can be taken out", () => {
  const text = "kari amount:>=100 currency:NOK -status:failed";
  const { parts } = read(text);
  const echo = (part: SearchPart) => (part.kind === "filter" ? `${part.operator} ${part.value.shown}` : part.kind);
  expect(parts.map(echo)).toEqual(["word", "amount ≥ 100.00 NOK", "currency NOK", "status failed"]);
  expect(parts[1] && withoutPart(text, parts[1])).toBe("kari currency:NOK -status:failed");
  expect(parts[0] && withoutPart(text, parts[0])).toBe("amount:>=100 currency:NOK -status:failed");
});
