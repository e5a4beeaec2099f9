import type { DeliveriesTexts } from "./deliveries-nb.ts";

const sendAgain = "Send it again.";
const tellIt = "Tell the people who run me.";
const sameQuestion =
  "Whoever sees the card can answer. If it is missing, send it again: all cards are the same question.";

export const deliveriesEn: DeliveriesTexts = {
  title: (project) => `Delivery status – ${project}`,
  arrived: (arrived, all) => `${arrived} of ${all} messages of the round have arrived.`,
  allWell: "Everything has arrived.",
  noRound: "No round has been opened yet.",
  sentAgain: (n) => (n === 1 ? "1 message is being sent again now." : `${n} messages are being sent again now.`),
  states: {
    notArrived: (n) => `Did not arrive (${n})`,
    uncertain: (n) => `Uncertain (${n})`,
    waiting: (n) => `Waiting (${n})`,
  },
  news: "Worth knowing",
  count: {
    question: (n) => (n === 1 ? "1 card with questions" : `${n} cards with questions`),
    digest: (n) => (n === 1 ? "1 weekly report" : `${n} weekly reports`),
    message: (n) => (n === 1 ? "1 other message" : `${n} other messages`),
  },
  to: (names) => `to ${names}`,
  troubles: {
    held: { why: "Waiting because the database was restored from a backup." },
    askedToWait: { why: "Teams has asked me to wait.", todo: "Goes out by itself." },
    notReached: { why: "I can't reach Teams.", todo: "I try again by myself." },
    inLine: { why: "In line.", todo: "Goes out by itself." },
    notInstalled: { why: "The app has not been added there.", todo: "Add Nullpunkt there, and send it again." },
    blockedByPerson: { why: "Blocked by the recipient.", todo: "Send it again: then I ask in the channel." },
    disabledByAdmin: { why: "IT has turned the app off.", todo: "Ask IT to turn it on, and send it again." },
    notAllowed: { why: "I am not allowed to write there.", todo: "Ask IT to look at the access, and send it again." },
    gone: { why: "The channel or chat no longer exists.", todo: "Connect a new channel, and send it again." },
    tooLarge: { why: "Too large for Teams.", todo: tellIt },
    refused: {
      why: "Teams did not take it.",
      todo: `${sendAgain} If that does not help, ${tellIt.toLowerCase()}`,
    },
    gaveUp: { why: "Teams did not answer for hours, so I stopped trying.", todo: sendAgain },
    skipped: { why: "May have arrived before the database was restored.", todo: sameQuestion },
    uncertain: { why: "Teams did not answer, so it is uncertain.", todo: sameQuestion },
  },
  lookThere: "Look in the channel or chat.",
  personal: {
    notInstalled: "Send it again: then I ask in the channel.",
    gone: "Send it again: then I ask in the channel.",
  },
  until: (at) => `until ${at}`,
  nextTry: (at) => `next try ${at}`,
  hold: "The database was restored from a backup. I ask nobody until the people who run me have decided how to go on.",
  removed: (command) =>
    `I have been removed from the project's channel. Add me to the channel again, or write ${command} in a new one.`,
  notCoupled: (command) => `The project has no channel, so nobody is asked. Write ${command} in the channel.`,
  late: (n, at) =>
    n === 1
      ? `Something that was due ${at} is late. It comes by itself.`
      : `${n} things are late, the oldest from ${at}. They come by themselves.`,
  silence: (from, to) => `I was down from ${from} to ${to}. What should have been sent then was sent afterwards.`,
  again: (n) => (n === 1 ? "Send it again" : `Send ${n} again`),
};
