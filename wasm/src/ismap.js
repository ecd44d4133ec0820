// The first module's functions, as ismap.d.ts declares them, over those that its sources give out.

// A text ends with its first NUL on the other side: what stands behind one must not be lost without a word.
const whole = (given) => typeof given === "string" ? given.replace(/\0/g, "\uFFFD") : given;
const call = (name, ...given) => ccall("ismap_" + name, "string", given.map((each) => typeof each), given.map(whole));

Module["versions"] = () => call("versions");
Module["rules_are_old"] = (today) => ccall("ismap_rules_are_old", "boolean", ["string"], [whole(today)]);
Module["is_day"] = (text) => ccall("ismap_is_day", "boolean", ["string"], [whole(text)]);
Module["today"] = (epochMilliseconds) => call("today", epochMilliseconds);
Module["questions"] = (lang) => call("questions", lang);
Module["classify"] = (name, answers, asOf, lang) => {
  answers.forEach((each) => call("answer", each[0], each[1]));
  return call("classify", name, asOf, lang);
};
