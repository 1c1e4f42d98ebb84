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

function actionText(action: string, tell: Tell): string {
  const [thing = "", ...done] = action.split(".");
  const told = tell({ key: `action.thing.${thing}` }, capitalized(spaced(thing)));
  if (done.length === 0) return told;
  return `${told}: ${tell({ key: `action.deed.${done.join(".")}` }, spaced(done.join(" ")))}`;
}

function spaced(name: string): string {
  return name.replaceAll(/[_-]/g, " ");
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
