import { passwordLengthMin } from "../../../shared/identity/staff.schema.ts";

/** Readable on a phone, in the light and in the dark. */
export const setupStyles = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-items: center; min-height: 100vh; margin: 0; padding: 1rem; box-sizing: border-box;
  background: light-dark(#f4f5f7, #14171c); color: light-dark(#1a1d23, #e8eaee); }
main { width: min(24rem, 100%); padding: 2rem; border-radius: 0.75rem; box-sizing: border-box;
  background: light-dark(#fff, #1e232b); box-shadow: 0 1px 4px rgb(0 0 0 / 20%); }
h1 { margin: 0 0 0.5rem; font-size: 1.4rem; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { width: 100%; padding: 0.6rem; margin-top: 0.25rem; box-sizing: border-box; font: inherit;
  border: 1px solid light-dark(#767b85, #8b93a1); border-radius: 0.4rem; background: transparent; color: inherit; }
pre { white-space: pre-wrap; font-size: 0.85rem; }
small { color: light-dark(#565b66, #aab1bd); }
button { width: 100%; margin-top: 1.5rem; padding: 0.7rem; font: inherit; font-weight: 600; cursor: pointer;
  border: 0; border-radius: 0.4rem; background: light-dark(#0f5468, #7cc7d9); color: light-dark(#fff, #05232b); }
:focus-visible { outline: 3px solid light-dark(#0f5468, #7cc7d9); outline-offset: 2px; }
[role="alert"] { margin: 1rem 0 0; padding: 0.6rem 0.8rem; border-radius: 0.4rem;
  background: light-dark(#fde8e8, #4a1d1d); color: light-dark(#8a1212, #ffd7d7); }
a { color: light-dark(#0f5468, #7cc7d9); }
`;

export function formPage({ token, email, problem }: { token: string; email: string; problem: string | null }): string {
  return page(
    "Set Kontor up",
    `<p>Make the first admin. Everybody else is let in by an admin.</p>
    ${problem === null ? "" : `<p role="alert">${escape(problem)}</p>`}
    <form method="post" action="/setup">
      <input type="hidden" name="token" value="${escape(token)}">
      <label for="email">E-mail</label>
      <input id="email" name="email" type="email" autocomplete="username" required value="${escape(email)}">
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="new-password" required
        minlength="${passwordLengthMin}" aria-describedby="rule">
      <small id="rule">At least ${passwordLengthMin} characters.</small>
      <button>Make the first admin</button>
    </form>`,
  );
}

export interface PersonForm {
  token: string;
  person: { email: string; name: string; isNew: boolean };
  problem: string | null;
}

/** The e-mail address is in the form so that a password manager knows whose password it keeps. */
export function personPage({ token, person, problem }: PersonForm): string {
  const title = person.isNew ? "Welcome to Kontor" : "Set a new password";
  return page(
    title,
    `<p>${escape(person.name)}, choose the password with which you will sign in.</p>
    ${problem === null ? "" : `<p role="alert">${escape(problem)}</p>`}
    <form method="post" action="/setup/person">
      <input type="hidden" name="token" value="${escape(token)}">
      <label for="email">E-mail</label>
      <input id="email" name="email" type="email" autocomplete="username" readonly value="${escape(person.email)}">
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="new-password" required autofocus
        minlength="${passwordLengthMin}" aria-describedby="rule">
      <small id="rule">At least ${passwordLengthMin} characters. A few words in a row are easy to remember.</small>
      <button>Set the password</button>
    </form>`,
  );
}

export const personDonePage = page("Your password is set", `<p>You can <a href="/">sign in</a> now.</p>`);

export const personClosedPage = page(
  "This link opens nothing",
  "<p>It has been used, is too old, or was followed by a newer one. Ask an admin for a new link.</p>",
);

export const donePage = page(
  "Kontor is set up",
  `<p>You can <a href="/">sign in</a> now. Everything belongs to an account; the first one is made on the server:</p>
    <pre>npm run --silent kontor -- account add --name "Lamp shop" --kind sandbox</pre>`,
);

export const closedPage = page(
  "This link opens nothing",
  "<p>It has been used, is too old, or was followed by a newer one. Start the server again for a new link.</p>",
);

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/setup/style.css">
  </head>
  <body><main><h1>${title}</h1>${content}</main></body>
</html>
`;
}

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
