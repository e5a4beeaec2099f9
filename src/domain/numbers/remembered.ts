/**
 * The same answers as `compute` gives, counted once each for the last so many questions. For pure functions whose
 * questions come again and again: one status asks for the same few periods thousands of times.
 */
export function remembered<Answer>(compute: (question: string) => Answer, most = 4000): (question: string) => Answer {
  const known = new Map<string, Answer>();
  return (question) => {
    const before = known.get(question);
    if (before !== undefined) return before;
    const answer = compute(question);
    // people's own text may come here too, so that it must not grow for ever
    if (known.size >= most) known.clear();
    known.set(question, answer);
    return answer;
  };
}
