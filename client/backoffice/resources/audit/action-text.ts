import { type Tell, useSaid } from "../../i18n/use-said.ts";

/**
 * An action of the audit log for people: `webhook_endpoint.secret_rotated` reads `Webhook endpoint: secret rotated`, in
 * the reader's language where that has words for both parts. The name itself, which the filter takes and files hold,
 * stands in the line that opens.
 */
export function useActionText(): (action: string) => string {
  const tell = useSaid();
  return (action) => actionText(action, tell);
}

/** What an action was done to, for people: `staff stf_1` reads `Staff stf_1`; empty where it was done to nothing. */
export function useObjectText(): (object: { object_type: string | null; object_id: string | null }) => string {
  const tell = useSaid();
  return ({ object_type: type, object_id: id }) =>
    [type === null ? null : thingText(type, tell), id].filter((part) => part !== null).join(" ");
}

/** The job of Kontor that did something: `nightly-settlement` reads `nightly settlement`. */
export function useJobText(): (job: string) => string {
  const tell = useSaid();
  return (job) => tell({ key: `action.job.${job}` }, spaced(job));
}

function thingText(thing: string, tell: Tell): string {
  return tell({ key: `action.thing.${thing}` }, capitalized(spaced(thing)));
}

function actionText(action: string, tell: Tell): string {
  const [thing = "", ...done] = action.split(".");
  const told = thingText(thing, tell);
  if (done.length === 0) return told;
  return `${told}: ${tell({ key: `action.deed.${done.join(".")}` }, spaced(done.join(" ")))}`;
}

function spaced(name: string): string {
  return name.replaceAll(/[_-]/g, " ");
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
