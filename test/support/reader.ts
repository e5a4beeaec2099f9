import { asJson, markdownOf, nodesOf, textsOf } from "../views/card-checks.ts";
import { unseen } from "./hostile-texts.ts";

/** What in a text made for Markdown would be acted on instead of shown. */
export function actedOn(markdown: string): string[] {
  const plain = markdown.replace(/\\[!-/:-@[-`{-~]/g, "");
  return plain.match(/[[\]<>*_`~|]|&(?=#|[a-z]+;)|^\s*(?:[#+-]|\d+[.)]\s)/gi) ?? [];
}

/** What a reader could be fooled by in a text, whatever shows it: unseen and turning marks, and what a card computes. */
export function foolsIn(text: string): string[] {
  const flood = /\p{M}{5}/u;
  return [unseen, flood, /\{\{(?:DATE|TIME)\(/].flatMap((trick) => trick.exec(text) ?? []);
}

/** Everything in a card that does more than stand there as it was written. */
export function tricksIn(card: object): string[] {
  const nodes = nodesOf(asJson(card));
  const texts = textsOf(card);
  const mentions = nodes.filter((node) => node["type"] === "mention").map((node) => String(node["text"]));
  // a link can only be an action that opens one, a picture with an address, or a run that leads somewhere
  const leads = nodes.filter(
    ({ type, url, selectAction }) => type === "Action.OpenUrl" || (url && !isOwnPicture(url)) || selectAction,
  );
  return [
    ...texts.flatMap(foolsIn),
    ...markdownOf(card).flatMap(actedOn),
    ...mentions.filter((text) => !/^<at>[^<>&[\]*_`~|\\#]*<\/at>$/.test(text)),
    ...leads.map((node) => JSON.stringify(node).slice(0, 200)),
  ];
}

/** A PNG that lies in the card itself. */
function isOwnPicture(url: unknown): boolean {
  return typeof url === "string" && /^data:image\/png;base64,[\w+/]+=*$/.test(url);
}

/** The words of a card as they are seen: Markdown's backslashes are gone. */
export function seenIn(card: object): string {
  return textsOf(card)
    .map((text) => text.replace(/\\([!-/:-@[-`{-~])/g, "$1"))
    .join("\n");
}
