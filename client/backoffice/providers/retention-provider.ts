import type { AccountRetention, AnswerRetention, Freed } from "../../../shared/retention/retention.schema.ts";
import { callApi } from "./http.ts";

/** For how long things are kept. It comes with its page, not with the first one. */
export const retentionProvider = {
  readAccount: async (id: string, signal: AbortSignal) =>
    (await callApi(accountPath(id), { signal })) as AccountRetention,
  /** Of the version that was read. */
  setMessageDays: async ({ id, days, version }: { id: string; days: number | null; version: number }) =>
    (await callApi(accountPath(id), { method: "PATCH", body: { message_days: days }, version })) as AccountRetention,
  countMessages: async (id: string, days: number, signal: AbortSignal) =>
    (await callApi(`${accountPath(id)}/freed?days=${days}`, { signal })) as Freed,
  readAnswers: async (signal: AbortSignal) => (await callApi("/retention/answers", { signal })) as AnswerRetention,
  setAnswerDays: async (days: number) =>
    (await callApi("/retention/answers", { method: "PATCH", body: { days } })) as AnswerRetention,
  countAnswers: async (days: number, signal: AbortSignal) =>
    (await callApi(`/retention/answers/freed?days=${days}`, { signal })) as Freed,
};

function accountPath(id: string): string {
  return `/retention/accounts/${encodeURIComponent(id)}`;
}
