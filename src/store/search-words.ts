/** Words of a question that say nothing about what is asked for, in nb, nn and en. */
const emptyWords = new Set(
  `hvordan hva hvem hvor hvorfor hvilke hvilken hvilket når går gå står stå ligger det den de der dette disse er var blir
  ble har hadde kan skal vil vi jeg du dere oss meg dem vår våre vårt din i på av til fra for om og eller at som med uten
  mot hos etter under over ved nå så seg sin sitt et en ei ikke noe noen alle mange mye vis fortell si gi status
  statusen tall tallene tallet resultat resultatet resultatene utvikling utviklingen måling målingen målet målene
  korleis kva kven kvar kvifor kva kor gjeng går stend ligg eg me vi dykk dei vert vart ikkje noko nokon frå syn sjå
  the a an is are was were how what which who where when why do does did doing going go of in on at to for from with
  about and or our we i you me it its this that these those show tell give many much now`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
const mostWords = 12;

/** What a question is about: its words without the empty ones, lower-cased, each once, in their order. */
export function searchWords(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = [...new Set(words)].filter((word) => !emptyWords.has(word) && (word.length > 1 || /\d/.test(word)));
  return telling.slice(0, mostWords);
}
