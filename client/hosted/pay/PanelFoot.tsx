import type { HostedSession } from "../../../shared/checkout/hosted-page.schema.ts";
import type { Words } from "../words/en.ts";
import { fill } from "../words/fill.ts";

export interface PanelFootProps {
  session: HostedSession;
  isBusy: boolean;
  words: Words;
  onLeave: () => void;
}

/** The way out, and the shop's terms. */
export function PanelFoot({ session, isBusy, words, onLeave }: PanelFootProps) {
  const { name, terms_url } = session.merchant;
  return (
    <footer className="panel-foot">
      <button type="button" className="link" disabled={isBusy} onClick={onLeave}>
        {words.cancel}
      </button>
      {terms_url !== null && (
        <a href={terms_url} target="_blank" rel="noreferrer noopener">
          {fill(words.terms, { merchant: name })}
          <span className="visually-hidden"> ({words.newWindow})</span>
        </a>
      )}
    </footer>
  );
}
