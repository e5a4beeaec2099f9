import type { CauseChain, ChainInShort } from "../domain/actions/cause-chain.ts";
import { actionLine } from "./action-list-card.ts";
import type { Line, Section } from "./line.ts";
import { joined, line, section, shortList } from "./line.ts";
import { milestoneLine } from "./milestone-list-card.ts";
import { riskLine } from "./risk-list-card.ts";
import type { Words } from "./texts.ts";

/** Of each kind; the rest is in the lists. */
const most = 3;

/** What stands behind a measure that deviates, under its own heading: the owner's words first. */
export function causeChainSection(chain: CauseChain | undefined, words: Words): Section[] {
  if (chain === undefined) return [];
  const { texts } = words;
  const some = <T>(items: T[], draw: (item: T) => Line) => items.slice(0, most).map(draw);
  const lines = [
    ...some(chain.told, ({ office = "", cause, action }) =>
      line({
        lead: office,
        text: cause === undefined ? texts.digest.noCause : texts.answer.causeGiven(cause),
        detail: action === undefined ? "" : texts.answer.actionGiven(action),
      }),
    ),
    ...some(chain.actions, (action) => standing(actionLine(action, words), texts.actions.standings[action.when])),
    ...some(chain.milestones, (milestone) =>
      standing(milestoneLine(milestone, words), texts.actions.milestoneStandings[milestone.when]),
    ),
    ...some(chain.risks, (risk) => ({ ...riskLine(risk, words), status: "", hasRight: false })),
  ];
  const shown = new Set(lines);
  const all = Object.values(chain).reduce((sum, part) => sum + part.length, 0);
  const more = all > shown.size ? texts.andMore(all - shown.size) : "";
  return [section(words, { heading: texts.actions.behind, lines, more })];
}

/** "Henger sammen med T1 (over fristen), MP 10 (utført) og risiko 3". */
export function chainInShortText({ actions, milestones, risks }: ChainInShort, words: Words): string {
  const { actions: say } = words.texts;
  const named = [
    ...actions.map(({ id, when }) => `${id} (${say.standings[when]})`),
    ...milestones.map(({ id, when }) => `${id} (${say.milestoneStandings[when]})`),
    ...risks.map(({ id }) => joined([/^\d/.test(id) ? say.risk : "", id], " ")),
  ];
  return say.tiedTo(shortList(named, most, words));
}

function standing(plain: Line, status: string): Line {
  return { ...plain, status, hasRight: true };
}
