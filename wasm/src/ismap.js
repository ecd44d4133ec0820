// The first module's functions, as ismap.d.ts declares them, over those that its sources give out.

// A text, whatever was given: a number must not get in, where it would be an address. A text ends with its first NUL on
// the other side, and half a pair of surrogates takes the next character along: neither must be lost without a word.
const text = (given) => String(given).replace(/[\0\uD800-\uDFFF]/gu, "\uFFFD");

// Texts are in memory of their own, for the stack has no room for long ones.
const ask = (name, ...given) => {
  const texts = given.map(text).map((each) => allocateUTF8(each));
  const answer = Module["_ismap_" + name](...texts);
  texts.forEach((each) => _free(each));
  return answer;
};
const call = (name, ...given) => UTF8ToString(ask(name, ...given));

Module["versions"] = () => call("versions");
Module["rules_are_old"] = (today) => ask("rules_are_old", today) !== 0;
Module["is_day"] = (text) => ask("is_day", text) !== 0;
Module["today"] = (epochMilliseconds) => UTF8ToString(Module["_ismap_today"](Number(epochMilliseconds)));
Module["questions"] = (lang) => call("questions", lang);
Module["classify"] = (name, answers, asOf, lang) => {
  // What cannot be a text throws before an answer is told that the next classification would take.
  const told = answers.map((each) => [text(each[0]), text(each[1])]);
  const rest = [name, asOf, lang].map(text);
  told.forEach((each) => call("answer", ...each));
  return call("classify", ...rest);
};
