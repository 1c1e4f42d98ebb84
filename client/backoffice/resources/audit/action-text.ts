/**
 * An action of the audit log for people: `webhook_endpoint.secret_rotated` reads `Webhook endpoint: secret rotated`.
 * The name itself, which the filter takes and files hold, stands in the line that opens.
 */
export function actionText(action: string): string {
  const [thing = "", ...done] = action.replaceAll(/[_-]/g, " ").split(".");
  const capital = thing.charAt(0).toUpperCase() + thing.slice(1);
  return done.length === 0 ? capital : `${capital}: ${done.join(" ")}`;
}
